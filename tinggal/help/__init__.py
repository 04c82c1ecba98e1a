"""Front room of everybody: step by step, how-tos, questions, words, leaflets, statements, what works now."""
