"""People to write letters about: no two alike, so that no letter is cheap because the one before said the same."""

from datetime import date, timedelta

FIRST = [
    "Anna",
    "Budi",
    "Chiara",
    "David",
    "Elena",
    "Farid",
    "Grace",
    "Hiroshi",
    "Ingrid",
    "Jakub",
    "Katarina",
    "Liam",
    "Minh",
    "Noor",
    "Olga",
    "Pedro",
]
LAST = [
    "Almeida",
    "Brandt",
    "Cohen",
    "Dubois",
    "Eriksson",
    "Fischer",
    "García",
    "Hansen",
    "Ivanov",
    "Jansen",
    "Kowalska",
    "Lindqvist",
    "Müller",
    "Nguyễn",
]
BORN_IN = [
    "Aarhus",
    "Bergen",
    "Cádiz",
    "Dakar",
    "Essen",
    "Fès",
    "Graz",
    "Hanoi",
    "Izmir",
    "Jena",
    "Kyoto",
    "Lyon",
    "Malmö",
    "Nice",
    "Oslo",
    "Porto",
    "Quito",
]
COUNTRIES = ["SWE", "DEU", "FRA", "ESP", "PRT", "ITA", "NLD", "NOR", "DNK", "FIN", "POL", "CZE", "AUT", "CHE", "AUS"]
STREETS = [
    "Kebon Sirih",
    "Kemang Raya",
    "Wahid Hasyim",
    "Gatot Subroto",
    "Rasuna Said",
    "Cikini Raya",
    "Panglima Polim",
]
TRADES = [
    "Cahaya",
    "Samudra",
    "Nusantara",
    "Mandiri",
    "Sentosa",
    "Makmur",
    "Bersama",
    "Lestari",
    "Abadi",
    "Karya",
    "Utama",
]


def person(number: int) -> dict[str, str]:
    """The answers about one of many foreigners and the sponsor; the same number always gives the same ones."""
    turned = number * 7919  # a prime, so that neighbours share as little as people in a queue do
    trade = f"{TRADES[turned % len(TRADES)]} {TRADES[turned // 11 % len(TRADES)]}"
    return {
        "full_name": f"{FIRST[turned % len(FIRST)]} {LAST[turned // 3 % len(LAST)]} {LAST[turned // 17 % len(LAST)]}",
        "birth_place": BORN_IN[turned // 5 % len(BORN_IN)],
        "birth_date": (date(1965, 1, 1) + timedelta(days=turned % 12_000)).isoformat(),
        "nationality": COUNTRIES[turned // 7 % len(COUNTRIES)],
        "sex": "FM"[turned // 2 % 2],
        "address": f"Jl. {STREETS[turned // 13 % len(STREETS)]} No. {number}, RT {turned % 15 + 1:02}",
        "sponsor_name": f"PT {trade} {number}",
        "sponsor_address": f"Gedung {trade} Lt. {turned % 30 + 1}, Jl. {STREETS[turned // 19 % len(STREETS)]} {number}",
        "months": ("12", "24")[turned // 23 % 2],
    }
