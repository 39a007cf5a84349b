from setuptools import Extension, setup

setup(name="speed", version="1.0", ext_modules=[Extension("speed", ["speed.c"])])
