"""What each service fixes for every family: the road, the filing window, the interview, the letter.

The names of the roads are those of the route tables. Their days:

* 11 November 2021: the four-desk chain of the electronic approval (PITE), for every service;
* 20 September 2022: SE IMI-0702.GR.01.01/2022, the head of the immigration office approves what the regional office
  approved before: ITAS extensions end at the immigration office;
* 24 February 2022: how an address is changed, as the Directorate General wrote it down;
* 30 August 2023: Permenkumham 22/2023 (set on 22 August, promulgated with PMK 82/2023 on the 30th): the full chain for
  changes of status; Ps 114(1) ITAS extensions end at the immigration office; Ps 114(2) calling-visa nationals go up.
  For ITAP extensions the last published procedure is Permenkumham 27/2014 Ps 66–67;
* 1 April 2024: Permenkumham 11/2024, the bridging permit;
* 29 May 2025: SE IMI-417.GR.01.01/2025, photo and interview for every extension; the road stays the same.
"""

from datetime import date

from tinggal.catalogue.rules import FeeRule, LetterKind, Window
from tinggal.lib.dated import Dated

PITE = date(2021, 11, 11)
SE_0702 = date(2022, 9, 20)
MOVES = date(2022, 2, 24)
PERMEN_22 = date(2023, 8, 30)
PERMEN_11 = date(2024, 4, 1)
PP_45 = date(2024, 12, 17)
SE_417 = date(2025, 5, 29)

CHANGE_OF_STATUS_ROUTE = Dated((PITE, "four-desks-2021"), (PERMEN_22, "change-of-status-2023"))
EXTENSION_ROUTE = Dated(
    (PITE, "four-desks-2021"),
    (SE_0702, "kanim-decides-2022"),
    (PERMEN_22, "kanim-decides-2023"),
)
TO_ITAP_ROUTE = Dated((PITE, "four-desks-2021"), (PERMEN_22, "itas-to-itap-2023"))
ITAP_EXTENSION_ROUTE = Dated((PITE, "four-desks-2021"), (PERMEN_22, "itap-extension-2014"))

SAME_ROUTE_FOR_ALL = Dated((PITE, ""))
CALLING_VISA_ROUTE = Dated((PITE, ""), (PERMEN_22, "calling-visa-2023"))

_OPENS_30_DAYS_BEFORE = "Permenkumham 22/2023: paling lama 30 hari sebelum Izin Tinggal berakhir"
CHANGE_OF_STATUS_WINDOW = Dated(
    (
        PITE,
        Window(
            law="Aturan lama: paling lambat 30 hari sebelum Izin Tinggal Kunjungan berakhir; ITK paling lama 180 hari",
            opens_days=180,
            closes_days=30,
        ),
    ),
    (PERMEN_22, Window(law=_OPENS_30_DAYS_BEFORE, opens_days=30)),
)
TO_ITAP_WINDOW = Dated((PITE, Window(law=_OPENS_30_DAYS_BEFORE, opens_days=30)))
EXTENSION_WINDOW = Dated(
    (
        PITE,
        Window(
            law="Paling cepat 3 bulan sebelum, paling lambat hari kerja terakhir sebelum Izin Tinggal berakhir",
            opens_months=3,
            last_working_day=True,
        ),
    )
)

# IMK: UU 6/2011 Ps 64 gave an ITAP holder 2 years; UU 63/2024 lets it run as long as the permit. Tariffs for 5 years
# and more exist since PP 45/2024, so the longer IMK is charged from that day.
ITAS_FEE = FeeRule("ITAS", reentry=Dated((PITE, "same")))
ITAP_FEE = FeeRule("ITAP", reentry=Dated((PITE, "24m"), (PP_45, "same")))

INTERVIEW_ALWAYS = Dated((PITE, True))
INTERVIEW_FOR_EXTENSIONS = Dated((PITE, False), (SE_417, True))

CHANGE_OF_STATUS_LETTER = LetterKind(
    "alih-status-itas",
    "Persetujuan Alih Status Izin Tinggal Kunjungan menjadi Izin Tinggal Terbatas",
    "Penolakan Alih Status Izin Tinggal Kunjungan menjadi Izin Tinggal Terbatas",
)
EXTENSION_LETTER = LetterKind(
    "perpanjangan-itas",
    "Persetujuan Perpanjangan Izin Tinggal Terbatas",
    "Penolakan Perpanjangan Izin Tinggal Terbatas",
)
TO_ITAP_LETTER = LetterKind(
    "alih-status-itap",
    "Persetujuan Alih Status Izin Tinggal Terbatas menjadi Izin Tinggal Tetap",
    "Penolakan Alih Status Izin Tinggal Terbatas menjadi Izin Tinggal Tetap",
)
ITAP_EXTENSION_LETTER = LetterKind(
    "perpanjangan-itap",
    "Persetujuan Perpanjangan Izin Tinggal Tetap",
    "Penolakan Perpanjangan Izin Tinggal Tetap",
)

# For holders of a permit: what the immigration office decides by itself, and what goes above it.
DECIDED_AT_THE_KANIM = Dated((SE_0702, "kanim-decides-2022"), (PERMEN_22, "kanim-decides-2023"))
DECIDED_ABOVE = Dated((PERMEN_22, "change-decided-above-2023"))
REPORT_ROUTE = Dated((PERMEN_22, "itap-report-2023"))
ADDRESS_ROUTE = Dated((MOVES, "change-of-address-2022"))
NEWBORN_ROUTE = Dated((PERMEN_22, "newborn-2023"))
BRIDGING_ROUTE = Dated((PERMEN_11, "bridging-2024"))
NO_INTERVIEW = Dated((PITE, False))
