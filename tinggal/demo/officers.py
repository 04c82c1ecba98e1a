"""THE TABLE: who holds which demo desk: in six immigration offices, the regional offices above, the directorate."""

from dataclasses import dataclass

from tinggal.people.roles import Role

DOMAIN = "demo.tinggal.example"
PASSWORD = "demo-tinggal-2026"  # noqa: S105  for trying things out; the command refuses in production


@dataclass(frozen=True, slots=True)
class Desk:
    """One demo login; ``office`` is an office code, "" for an applicant, the company for the clerk of a sponsor."""

    login: str
    name: str
    role: Role
    office: str = ""

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.login}@{DOMAIN}"


OFFICERS = (
    Desk("petugas.jakpus", "Kade Pratama", Role.KANIM_OFFICER, "K3102"),
    Desk("petugas2.jakpus", "Sri Handayani", Role.KANIM_OFFICER, "K3102"),
    Desk("kepala.jakpus", "Hadi Nugroho", Role.KAKANIM, "K3102"),
    Desk("petugas.jaksel", "Maria Simanjuntak", Role.KANIM_OFFICER, "K3103"),
    Desk("kepala.jaksel", "Agung Wicaksono", Role.KAKANIM, "K3103"),
    Desk("petugas.ngurahrai", "Putu Ayu Larasati", Role.KANIM_OFFICER, "K5101"),
    Desk("kepala.ngurahrai", "I Gede Mahendra", Role.KAKANIM, "K5101"),
    Desk("petugas.denpasar", "Ni Made Widiasih", Role.KANIM_OFFICER, "K5102"),
    Desk("kepala.denpasar", "I Ketut Suardana", Role.KAKANIM, "K5102"),
    Desk("petugas.surabaya", "Bagus Setiawan", Role.KANIM_OFFICER, "K3501"),
    Desk("kepala.surabaya", "Endang Purwanti", Role.KAKANIM, "K3501"),
    Desk("petugas.medan", "Rina Siregar", Role.KANIM_OFFICER, "K1201"),
    Desk("kepala.medan", "Togar Hutabarat", Role.KAKANIM, "K1201"),
    Desk("kanwil.jakarta", "Wayan Kusuma Jaya", Role.KANWIL_OFFICER, "W31"),
    Desk("kanwil.bali", "Dewa Ayu Pertiwi", Role.KANWIL_OFFICER, "W51"),
    Desk("kanwil.jatim", "Slamet Riyanto", Role.KANWIL_OFFICER, "W35"),
    Desk("kanwil.sumut", "Lestari Nasution", Role.KANWIL_OFFICER, "W12"),
    Desk("direktorat", "Dewi Anggraini", Role.DIRECTORATE_OFFICER, "DIT"),
    Desk("direktorat2", "Fajar Ramadhan", Role.DIRECTORATE_OFFICER, "DIT"),
    Desk("kasubdit", "Kusuma Wardhana", Role.KASUBDIT, "DIT"),
    Desk("kasubdit2", "Retno Palupi", Role.KASUBDIT, "DIT"),
    Desk("administrator", "Sari Utami", Role.ADMIN, "DIT"),
    Desk("auditor", "Agus Salim Harahap", Role.AUDITOR, "DIT"),
)
APPLICANTS = (
    Desk("anna", "ERIKSSON ANNA MARIA", Role.APPLICANT),
    Desk("liwei", "LIU WEI", Role.APPLICANT),
    Desk("khalid", "ALHARBI KHALID", Role.APPLICANT),
)
CLERK = Desk("hr.samudra", "Dian Paramita", Role.APPLICANT, "PT Samudra Contoh Nusantara")
"""Looks after the foreigners of a company."""
EVERYBODY = (*APPLICANTS, CLERK, *OFFICERS)
