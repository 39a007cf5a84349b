#include <lauxlib.h>
#include <lua.h>

static int force(lua_State *state) {
  double speed = luaL_checknumber(state, 1);
  lua_pushinteger(state, speed < 0.5 ? 0 : speed < 8 ? 4 : 12);
  return 1;
}

int luaopen_beaufort(lua_State *state) {
  lua_pushcfunction(state, force);
  return 1;
}
