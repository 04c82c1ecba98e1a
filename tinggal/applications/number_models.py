"""The table behind the numbers of letters: what was given last in each series."""

from django.db import models


class NumberSeries(models.Model):
    """The last number given in one series of letters; locked by the decision that takes the next one."""

    name = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
