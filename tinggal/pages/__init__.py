"""How pages look: layouts, building blocks, forms and words for dates and money. Knows nothing of permits."""
