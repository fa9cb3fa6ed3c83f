"""Reference files written for the tests, as programs and databases export them."""

BIBTEX = r"""
A line of remarks, which BibTeX passes over.
@string{bmj = "British Journal of Wards"}
@preamble{"\newcommand{\x}{y}"}
@article{west2014,
  author = {West, Michael A. and van der Berg, Jan and {NHS England and Partners} and others},
  title = {Leading {T}ogether {\&} Well: na{\"\i}ve Gr\"o{\ss}e, \'{E}t\'e, \v{S}koda, {\o}re},
  journal = bmj, year = 2014, month = may # "~22", volume = 348, number = 7,
  pages = {233--241}, doi = {https://doi.org/10.1136/wards.g1234}, pmid = {24567890},
  url = {https://wards.example/348/g1234~x}, language = {english},
  abstract = "He said {"}hello{"} and @left{it}"
}
@book(ham2012, editor = "Ham, Chris", title = {Leadership}, publisher = {The Fund},
  isbn = {978-0-306-40615-7}, date = {2012-05})
@incollection{chapter, author = {King, Jr, Martin}, title = {A chapter},
  crossref = {whole}, pages = {1-9}}
@book{whole, title = {The Whole Book}, year = 1999, publisher = "Ox" # "ford", editor = {Jones, K.}}
@techreport{report, title = {A report}, institution = {The Fund}, year = {2011}, month = 5}
@article{broken, title = {No end, author = {X}
@article{sound, title = {After a broken one}, year = {2001}}
@comment{ @article{none, title={Not there}} }
"""

RIS = """Provider: a database
TY  - JOUR
AU  - West,Michael A.
A1  - Eckert, R.
TI  - Leading together
  on busy wards
PY  - 2014
DA  - 2014/05/22/
JO  - BJW
JF  - British Journal of Wards
VL  - 348
IS  - 7
SP  - 233
EP  - 241
DO  - doi:10.1136/wards.g1234
SN  - 0959-8138
UR  - https://doi.org/10.1136/wards.g1234
UR  - https://wards.example/348
AN  - 24567890
DB  - PubMed
LA  - eng
N1  - A remark
ZZ  - passed over
TY  - BOOK
T1  - A book of wards
ED  - Ham, C.
T2  - A series
SN  - 978-0-306-40615-7 (pbk.)
PB  - Oxford
SP  - 345
Y1  - 2010///
ER  -

TY  - CHAP
TI  - A chapter
A1  - King, Martin, Jr.
T2  - The Whole Book
SP  - 12-19
ER  -
"""

PUBMED = """
PMID- 24567890
OWN - NLM
DP  - 2014 May-Jun
TI  - Leading together on busy
      wards.
LID - 10.1136/wards.g1234 [doi]
LID - g1234 [pii]
FAU - West, Michael A
AU  - West MA
FAU - Eckert, Regina
AU  - Eckert R
JT  - British journal of wards
VI  - 348
IP  - 7
PG  - 233-41
LA  - eng

PMID- 2
TI  - A second one.
CN  - The Ward Group
"""
