"""British and American spellings lead to each other, and ordinary words to nothing else."""

import pytest

from leader_reader.adapters.whoosh_index.spelling import spellings

PAIRS = """
organisation organization   organise organize       organised organized     organising organizing
organisational organizational analyse analyze       analysed analyzed       paralysed paralyzed
prioritise prioritize       recognisable recognizable hospitalisation hospitalization
colour color                colours colors          behaviour behavior      behavioural behavioral
labour labor                favour favor            favourable favorable    neighbour neighbor
tumour tumor                tumours tumors          honour honor            saviour savior
vigour vigor                rumour rumor            harbour harbor          endeavour endeavor
centre center               centres centers         centred centered        centring centering
litre liter                 metre meter             kilometres kilometers   fibre fiber
theatre theater             programme program       programmes programs     defence defense
licence license             practise practice       practised practiced     ageing aging
judgement judgment          sceptical skeptical     fulfil fulfill          enrol enroll
enrolment enrollment        grey gray               catalogue catalog       dialogue dialog
modelling modeling          modelled modeled        labelled labeled        counselling counseling
counsellor counselor        travelling traveling    cancelled canceled      traveller traveler
anaemia anemia              anaesthetic anesthetic  haemorrhage hemorrhage  haematology hematology
haemoglobin hemoglobin      leukaemia leukemia      ischaemic ischemic      septicaemia septicemia
paediatric pediatric        paediatrics pediatrics  orthopaedic orthopedic  gynaecology gynecology
oedema edema                oesophagus esophagus    oestrogen estrogen      foetus fetus
foetal fetal                diarrhoea diarrhea      coeliac celiac          aetiology etiology
caesarean cesarean          faeces feces            faecal fecal            sulphate sulfate
dyspnoea dyspnea            apnoea apnea            homoeopathy homeopathy  manoeuvre maneuver
mediaeval medieval          encyclopaedia encyclopedia glycaemia glycemia   uraemia uremia
anaesthetised anesthetized  haemodialysed hemodialyzed oestrogens estrogens manoeuvres maneuvers
councillor councilor        hypoglycaemic hypoglycemic tyres tires          rigour rigor
""".split()  # noqa: SIM905 - a table is easier to read

WORDS = """
filled filed filling filing four for doctor doctors factor poet poets poem shoe shoes shoed does
goes toes toed heroes phoebe rise rose wise size prize seize meter-maid hour our your flour flower
tour tor sour contour or off of the size called caled taller parameter diameter perimeter them
schema chemical hemp pedal pedestrian estrange fettle fetch controlled installed compelled peel
revealed appealing excelled smaller dollar refilled refiled unfilled word form laboratory colorado
honest labored ward water later better letter er re centre-forward tire mold poetry coexist coed
michael israel aerial aerobic algae larvae raise praise advise exercise surprise promise noise
patient ward team nurse lead leader leading leadership evidence outcome talent management
""".split()  # noqa: SIM905

REAL = frozenset(WORDS) | frozenset(PAIRS) | {"pet", "pets", "shed", "ted", "petry", "des", "hed"}


@pytest.mark.parametrize(("british", "american"), list(zip(PAIRS[::2], PAIRS[1::2], strict=True)))
def test_spellings_lead_to_each_other(british, american):
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize("word", WORDS)
def test_ordinary_words_lead_to_no_other(word):
    assert not set(spellings(word)) & (REAL - {word}) - ALLOWED.get(word, set())


ALLOWED = {"labored": {"laboured"}, "tire": {"tyre"}, "mold": {"mould"}}


@pytest.mark.parametrize("word", [*WORDS, *PAIRS])
def test_a_word_is_no_other_spelling_of_itself(word):
    found = list(spellings(word))
    assert word not in found
    assert len(found) == len(set(found))
