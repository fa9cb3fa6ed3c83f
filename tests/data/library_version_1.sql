BEGIN TRANSACTION;
CREATE TABLE annotation_topics (
        annotation TEXT NOT NULL REFERENCES annotations(id), topic TEXT NOT NULL,
        PRIMARY KEY (annotation, topic)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "annotation_topics" VALUES('bffca75f-25a9-4c71-8116-2900868d0539','2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0');
CREATE TABLE annotations (
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL,
        suffix TEXT NOT NULL, note TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
        creator TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
INSERT INTO "annotations" VALUES('bffca75f-25a9-4c71-8116-2900868d0539','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',15,20,'Staff','How teams lead
',' who were asked
Boards that trea','asked; twice','2026-11-23T02:52:28.394923+00:00','2026-11-23T02:52:28.395498+00:00','tester',0);
CREATE TABLE content (
        document TEXT NOT NULL REFERENCES documents(id), start INTEGER NOT NULL,
        first_block INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (document, start)
    ) STRICT, WITHOUT ROWID;
INSERT INTO "content" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,0,X'789C8D8CB10EC23010437FE5747316D6B231B13322064BB93655D3A44A0E0242FC3B970518592CCBF6F3F9C9CB9C3C0F1C047E4E133B56B9AB05C7DC48056BA56895E5516E1279D839DE30899997FBD01B0AA6822D7CF993621CA9854C4D8A10EA22FDE52FF690517C250D50D2225D112529AD48C6AFDDA252CB65D9DBE01A1F3FCF973734B4471F');
INSERT INTO "content" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,0,X'789C8BAE56CACECC4B51B252CA484D4CC9CC4B57D2512A49AD28010A3827A61D5EA9905C9A53525A940A14CE492D4BCD51B232D4512A484C4F05326A75E09A0B128B12D38B120B3210DA1DF3F24B32528B140A120B528B94109A6201B2DF2617');
CREATE TABLE documents (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, authors TEXT NOT NULL, organisation TEXT NOT NULL,
        date TEXT NOT NULL, doi TEXT NOT NULL, isbn TEXT NOT NULL, publisher TEXT NOT NULL,
        source TEXT NOT NULL, language TEXT NOT NULL, format TEXT NOT NULL,
        file_name TEXT NOT NULL, imported TEXT NOT NULL, words INTEGER NOT NULL,
        blocks INTEGER NOT NULL, pages INTEGER, starter INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
INSERT INTO "documents" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','How teams lead','["A. Nurse"]','','2024','','','','','','txt','a.txt','2026-01-02T03:04:05+00:00',15,3,NULL,0,0);
INSERT INTO "documents" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','Café culture','["A. Nurse"]','','2024','','','','','','txt','b.txt','2026-01-02T03:04:05+00:00',4,2,NULL,0,1);
CREATE TABLE edits (
        number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, batch TEXT NOT NULL,
        made TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0, changes TEXT NOT NULL
    ) STRICT;
INSERT INTO "edits" VALUES(1,'Import “How teams lead”','','2026-11-23T02:52:28.392740+00:00',0,'[[null,{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","format":"txt","file_name":"a.txt","imported":"2026-01-02T03:04:05+00:00","words":15,"blocks":3,"pages":null,"starter":0,"title":"How teams lead","authors":"[\"A. Nurse\"]","organisation":"","date":"2024","doi":"","isbn":"","publisher":"","source":"","language":"","record":"document"}]]');
INSERT INTO "edits" VALUES(2,'Import “Café culture”','','2026-11-23T02:52:28.393634+00:00',0,'[[null,{"id":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","format":"txt","file_name":"b.txt","imported":"2026-01-02T03:04:05+00:00","words":4,"blocks":2,"pages":null,"starter":0,"title":"Café culture","authors":"[\"A. Nurse\"]","organisation":"","date":"2024","doi":"","isbn":"","publisher":"","source":"","language":"","record":"document"}]]');
INSERT INTO "edits" VALUES(3,'Add topic “Talent”','','2026-11-23T02:52:28.394568+00:00',0,'[[null,{"id":"2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0","name":"Talent","colour":"#ffd400","parent":null,"description":"Growing people","position":0,"created":"2026-11-23T02:52:28.393987+00:00","modified":"2026-11-23T02:52:28.393987+00:00","creator":"tester","key":1,"record":"topic"}]]');
INSERT INTO "edits" VALUES(4,'Tag passage','','2026-11-23T02:52:28.395195+00:00',0,'[[null,{"id":"bffca75f-25a9-4c71-8116-2900868d0539","document":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","start":15,"end":20,"exact":"Staff","prefix":"How teams lead\n","suffix":" who were asked\nBoards that trea","note":"","creator":"tester","created":"2026-11-23T02:52:28.394923+00:00","modified":"2026-11-23T02:52:28.394923+00:00","record":"annotation","topics":["2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0"]}]]');
INSERT INTO "edits" VALUES(5,'Write note','','2026-11-23T02:52:28.395620+00:00',0,'[[{"id":"bffca75f-25a9-4c71-8116-2900868d0539","document":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","start":15,"end":20,"exact":"Staff","prefix":"How teams lead\n","suffix":" who were asked\nBoards that trea","note":"","creator":"tester","created":"2026-11-23T02:52:28.394923+00:00","modified":"2026-11-23T02:52:28.394923+00:00","record":"annotation","topics":["2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0"]},{"id":"bffca75f-25a9-4c71-8116-2900868d0539","document":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","start":15,"end":20,"exact":"Staff","prefix":"How teams lead\n","suffix":" who were asked\nBoards that trea","note":"asked; twice","creator":"tester","created":"2026-11-23T02:52:28.394923+00:00","modified":"2026-11-23T02:52:28.395498+00:00","record":"annotation","topics":["2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0"]}]]');
INSERT INTO "edits" VALUES(6,'Remove “Café culture”','','2026-11-23T02:52:28.395925+00:00',0,'[[{"id":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","format":"txt","file_name":"b.txt","imported":"2026-01-02T03:04:05+00:00","words":4,"blocks":2,"pages":null,"starter":0,"title":"Café culture","authors":"[\"A. Nurse\"]","organisation":"","date":"2024","doi":"","isbn":"","publisher":"","source":"","language":"","record":"document"},null]]');
INSERT INTO "edits" VALUES(7,'Rename “Talent”','','2026-11-23T02:52:28.396726+00:00',1,'[[{"id":"2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0","name":"Talent","colour":"#ffd400","parent":null,"description":"Growing people","position":0,"created":"2026-11-23T02:52:28.393987+00:00","modified":"2026-11-23T02:52:28.393987+00:00","creator":"tester","key":1,"record":"topic"},{"id":"2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0","name":"Talents","colour":"#ffd400","parent":null,"description":"Growing people","position":0,"created":"2026-11-23T02:52:28.393987+00:00","modified":"2026-11-23T02:52:28.396335+00:00","creator":"tester","key":1,"record":"topic"}]]');
CREATE TABLE readings (
        document TEXT PRIMARY KEY REFERENCES documents(id), offset INTEGER NOT NULL,
        progress REAL NOT NULL, opened TEXT NOT NULL
    ) STRICT;
INSERT INTO "readings" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,0.5,'2026-11-23T02:52:28.396195+00:00');
CREATE TABLE topics (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL, parent TEXT,
        description TEXT NOT NULL, position INTEGER NOT NULL, created TEXT NOT NULL,
        modified TEXT NOT NULL, creator TEXT NOT NULL, key INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
INSERT INTO "topics" VALUES('2769a1cb-1a5d-4b1d-ab51-4b7fb420f3e0','Talent','#ffd400',NULL,'Growing people',0,'2026-11-23T02:52:28.393987+00:00','2026-11-23T02:52:28.393987+00:00','tester',1,0);
CREATE TABLE unindexed (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL
    ) STRICT;
INSERT INTO "unindexed" VALUES(1,'document','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
INSERT INTO "unindexed" VALUES(2,'document','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO "unindexed" VALUES(3,'annotation','bffca75f-25a9-4c71-8116-2900868d0539');
INSERT INTO "unindexed" VALUES(4,'annotation','bffca75f-25a9-4c71-8116-2900868d0539');
INSERT INTO "unindexed" VALUES(5,'document','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO "unindexed" VALUES(6,'annotation','bffca75f-25a9-4c71-8116-2900868d0539');
INSERT INTO "unindexed" VALUES(7,'annotation','bffca75f-25a9-4c71-8116-2900868d0539');
CREATE INDEX topics_by_parent ON topics(parent);
CREATE INDEX annotations_by_document ON annotations(document);
CREATE INDEX annotations_by_topic ON annotation_topics(topic);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('unindexed',7);
INSERT INTO "sqlite_sequence" VALUES('edits',7);
COMMIT;
