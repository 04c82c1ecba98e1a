"""Documents that every family brings: passport, photo, guarantee, and the papers of the present stay."""

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.types import Requirement

ONLINE_LIST = "Daftar persyaratan layanan KITAS online"
CHANGE_OF_STATUS_LAW = "Permenkumham 22/2023 jo 11/2024 Ps 167"
EXTENSION_LAW = "Permenkumham 22/2023 Ps 113–114"

PASSPORT = Requirement(
    "passport",
    _("Passport: the page with your photo"),
    "Paspor Kebangsaan yang sah dan masih berlaku (halaman biodata)",
    _("It shows who you are. Bring the original passport to the office: we compare the two."),
    f"UU 6/2011 Ps 48; {CHANGE_OF_STATUS_LAW} ayat (1) huruf a; {ONLINE_LIST}",
    accepts=("image", "pdf"),
    checks=("readable", "passport_validity", "not_same_file"),
)
ENTRY_STAMP = Requirement(
    "entry_stamp",
    _("Passport: the page with your visa and last entry stamp"),
    "Halaman paspor yang memuat Visa dan Tanda Masuk terakhir",
    _("It shows how and when you came to Indonesia."),
    f"{CHANGE_OF_STATUS_LAW} ayat (1) huruf a angka 1",
)
PHOTO = Requirement(
    "photo",
    _("Photo of your face, in colour"),
    "Pas foto berwarna",
    _("It is printed on your permit. At least 400 × 600 pixels, at most 2 MB, not older than 1 year."),
    "Persyaratan pas foto pada laman resmi Direktorat Jenderal Imigrasi (E31A)",
    accepts=("image",),
    checks=("readable", "photo", "not_same_file"),
)
GUARANTEE_LETTER = Requirement(
    "guarantee_letter",
    _("Guarantee letter of your sponsor, signed, with a Rp 10,000 duty stamp"),
    "Surat penjaminan bermeterai",
    _("Your sponsor answers for your stay and for what you do here."),
    f"UU 6/2011 Ps 63; {CHANGE_OF_STATUS_LAW} ayat (1)",
)
SPONSOR_IDENTITY = Requirement(
    "sponsor_identity",
    _("Identity card (KTP) or family card (KK) of the sponsor"),
    "Kartu tanda penduduk dan/atau kartu keluarga Penjamin atau Penanggung Jawab",
    _("It shows who signed the guarantee letter. For a company: the card of the person who signed."),
    f"{CHANGE_OF_STATUS_LAW} ayat (1)",
)
SPONSOR_RELEASE = Requirement(
    "sponsor_release",
    _("Release letter of your old sponsor, or your statement of objection"),
    "Pernyataan pelepasan penjaminan dari Penjamin sebelumnya, atau pernyataan keberatan Orang Asing",
    _("It shows that the old sponsor no longer answers for you."),
    f"{CHANGE_OF_STATUS_LAW} ayat (3)",
    required=False,
    condition=_("Only if your sponsor is not the one you had for your visa."),
)
POWER_OF_ATTORNEY = Requirement(
    "power_of_attorney",
    _("Power of attorney with a duty stamp, and the identity card of the person you chose"),
    "Surat kuasa bermeterai dan identitas penerima kuasa",
    _("It shows that this person may act for you."),
    f"{EXTENSION_LAW}; Permenkumham 35/2021",
    required=False,
    condition=_("Only if somebody else applies for you."),
)
APPLICATION_LETTER = Requirement(
    "application_letter",
    _("Letter of the sponsor to the head of the immigration office"),
    "Surat permohonan kepada Kepala Kantor Imigrasi",
    _("In it your sponsor asks for the permit and says why."),
    EXTENSION_LAW,
)
CURRENT_ITAS = Requirement(
    "current_itas",
    _("Your present ITAS or KITAS card"),
    "Izin Tinggal Terbatas/KITAS yang dimiliki",
    _("It is the permit that you want to extend or change."),
    EXTENSION_LAW,
)
CURRENT_ITAP = Requirement(
    "current_itap",
    _("Your present ITAP or KITAP card"),
    "Izin Tinggal Tetap/KITAP yang dimiliki",
    _("It is the permit that you want to extend."),
    "UU 6/2011 Ps 59; Permenkumham 27/2014 Ps 66",
)
RESIDENCE_CERTIFICATE = Requirement(
    "residence_certificate",
    _("Residence certificate (SKTT) from the civil registry"),
    "Surat Keterangan Tempat Tinggal (SKTT) dari Dinas Kependudukan dan Pencatatan Sipil",
    _("It shows where you live. You get it at the civil registry within 14 days after your ITAS."),
    EXTENSION_LAW,
)

FOR_CHANGE_OF_STATUS = (PASSPORT, ENTRY_STAMP, PHOTO)
FOR_EXTENSION = (PASSPORT, ENTRY_STAMP, CURRENT_ITAS, APPLICATION_LETTER, RESIDENCE_CERTIFICATE, PHOTO)
SPONSOR_PAPERS = (GUARANTEE_LETTER, SPONSOR_IDENTITY)
