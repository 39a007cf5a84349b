def sentence(knots):
    return f"{knots:.2f} knots\n"
