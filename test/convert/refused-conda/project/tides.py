import numpy

print(numpy.sin(1))
