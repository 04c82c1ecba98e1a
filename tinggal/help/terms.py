"""The words that stand on papers and forms, for people. Indonesian is kept: one must know it again on paper."""

from django.utils.translation import gettext_lazy as _

from tinggal.help.leaves import Term

TERMS = (
    Term("Alih status", "", _("A change from one permit to another, such as from a visit to a limited stay.")),
    Term("Billing", "Kode billing", _("A number of 15 digits with which you pay the state at any bank.")),
    Term("Biometrik", "", _("Your photo and your fingerprints, taken at the office.")),
    Term("e-Visa", "", _("The visa one gets before coming, as a file. It is not a stay permit.")),
    Term("EPO", "Exit Permit Only", _("A permit to leave for good. It ends your stay permit without a debt.")),
    Term("IMK", "Izin Masuk Kembali", _("A re-entry permit: you may leave and come back while your permit runs.")),
    Term("Indeks visa", "", _("A code such as E23 that says what you may do in Indonesia.")),
    Term("ITAP", "Izin Tinggal Tetap", _("A permanent stay permit: for 5 years, for 10 years or without an end.")),
    Term(
        "ITAS",
        "Izin Tinggal Terbatas",
        _("A limited stay permit: for work, study, family and more, mostly for 6 months to 5 years."),
    ),
    Term("ITK", "Izin Tinggal Kunjungan", _("A visit permit: for a short stay, such as holidays or meetings.")),
    Term("ITP", "Izin Tinggal Peralihan", _("A bridging permit: you may stay while you wait for the next permit.")),
    Term("Kanim", "Kantor Imigrasi", _("Your immigration office. Which one depends on your address.")),
    Term("Kanwil", "Kantor Wilayah", _("The regional office. It gives its opinion on some files.")),
    Term("Keberatan", "", _("An objection: you write that a decision is wrong, within 21 working days.")),
    Term("KITAP", "Kartu Izin Tinggal Tetap", _("The card of an ITAP.")),
    Term("KITAS", "Kartu Izin Tinggal Terbatas", _("The card of an ITAS. Today it is a file on your phone.")),
    Term("Mutasi", "", _("You tell us that something changed: your address, passport, family, sponsor or work.")),
    Term("NIB", "Nomor Induk Berusaha", _("The number of a company in the register of businesses.")),
    Term("NIK", "Nomor Induk Kependudukan", _("The number of a person in the population register, 16 digits.")),
    Term("NPWP", "Nomor Pokok Wajib Pajak", _("The tax number of a person or a company.")),
    Term(
        "NTPN",
        "Nomor Transaksi Penerimaan Negara",
        _("The number on a receipt. It proves that the state has your money."),
    ),
    Term(
        "Overstay",
        "",
        _("To stay longer than the permit allows. Each day costs money, and after 60 days you must leave."),
    ),
    Term("Penjamin", "", _("Your sponsor: the person or company that vouches for you.")),
    Term(
        "PNBP",
        "Penerimaan Negara Bukan Pajak",
        _("Fees of the state that are no taxes. All fees here are of this kind."),
    ),
    Term("Pungli", "Pungutan liar", _("Money that somebody asks for without a right. Do not pay it. Report it.")),
    Term(
        "RPTKA",
        "Rencana Penggunaan Tenaga Kerja Asing",
        _("The plan by which a company may employ foreigners, approved by the Ministry of Manpower."),
    ),
    Term(
        "SKTT",
        "Surat Keterangan Tempat Tinggal",
        _("A paper of the population office that says where a foreigner with an ITAS lives."),
    ),
    Term(
        "TPI",
        "Tempat Pemeriksaan Imigrasi",
        _("A border post: an airport, a harbour or a road where passports are stamped."),
    ),
    Term(
        "VITAS",
        "Visa Tinggal Terbatas",
        _("The visa with which one comes for a limited stay. The ITAS follows from it."),
    ),
)


def slug(term: Term) -> str:
    """The word in small letters, as it stands in addresses."""
    return term.word.lower().replace(" ", "-")
