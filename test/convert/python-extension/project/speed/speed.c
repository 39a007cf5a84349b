#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *knots(PyObject *self, PyObject *args) {
  double metres_per_second;
  if (!PyArg_ParseTuple(args, "d", &metres_per_second)) return NULL;
  return PyFloat_FromDouble(metres_per_second * 3600 / 1852);
}

static PyMethodDef methods[] = {{"knots", knots, METH_VARARGS, "Knots of metres per second."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "speed", NULL, -1, methods};

PyMODINIT_FUNC PyInit_speed(void) { return PyModule_Create(&module); }
