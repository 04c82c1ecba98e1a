"""The offices: the directorate, the regional offices, the immigration offices, and which one serves whom."""
