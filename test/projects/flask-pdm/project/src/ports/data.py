PORTS = ["Rotterdam", "Antwerp", "Hamburg"]
