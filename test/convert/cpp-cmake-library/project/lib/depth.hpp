#pragma once
#include <string>
#include <vector>

/** The deepest of some soundings, in words. */
std::string deepest(const std::vector<double>& metres);
