"""What our models are made from: generators of pictures whose truth is known."""
