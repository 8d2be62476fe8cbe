# The law of who may use whom: one line per room, in floor order. A room that names a room declared further down stops
# CMake, and a room cannot include the headers of a room it did not name: each room has an include root of its own.

set(ROOM_INCLUDES ${CMAKE_BINARY_DIR}/include)

# Makes build/include/<room>/<room> point at kiosk/<room>, so that "room/header.h" is found through that root alone.
function(room_root name directory)
  file(MAKE_DIRECTORY ${ROOM_INCLUDES}/${name})
  file(CREATE_LINK ${directory} ${ROOM_INCLUDES}/${name}/${name} SYMBOLIC)
endfunction()

function(use_rooms target)
  foreach(used IN LISTS ARGN)
    get_property(declared GLOBAL PROPERTY ROOMS_DECLARED)
    if(NOT used IN_LIST declared)
      message(FATAL_ERROR "${target} names the room '${used}', which is not declared before it: see the floors in ARCHITECTURE.md")
    endif()
    target_include_directories(${target} PRIVATE ${ROOM_INCLUDES}/${used})
    target_link_libraries(${target} PRIVATE room_${used})
  endforeach()
endfunction()

# room(NAME [USES room...] [LIBRARIES target...])
function(room name)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "USES;LIBRARIES")
  set(directory ${CMAKE_SOURCE_DIR}/kiosk/${name})
  room_root(${name} ${directory})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${directory}/*.cc)
  if(NOT sources)
    add_library(room_${name} INTERFACE)
    set_property(GLOBAL APPEND PROPERTY ROOMS_DECLARED ${name})
    set_property(GLOBAL PROPERTY ROOM_USES_${name} ${ROOM_USES})
    return()
  endif()
  add_library(room_${name} STATIC ${sources})
  target_include_directories(room_${name} PRIVATE ${ROOM_INCLUDES}/${name})
  target_link_libraries(room_${name} PRIVATE house_rules ${ROOM_LIBRARIES})
  use_rooms(room_${name} ${ROOM_USES})
  set_property(GLOBAL APPEND PROPERTY ROOMS_DECLARED ${name})
  set_property(GLOBAL PROPERTY ROOM_USES_${name} ${ROOM_USES})
endfunction()

# program(NAME FOLDER [PARTS folder...] [USES room...]): rooms meet only here.
function(program name folder)
  cmake_parse_arguments(PARSE_ARGV 2 PROGRAM "" "" "PARTS;USES;LIBRARIES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/kiosk/programs/${folder}/*.cc)
  foreach(part IN LISTS PROGRAM_PARTS)
    file(GLOB_RECURSE more CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/kiosk/programs/${part}/*.cc)
    list(FILTER more EXCLUDE REGEX "/main\\.cc$")
    list(APPEND sources ${more})
  endforeach()
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${ROOM_INCLUDES}/programs)
  target_link_libraries(${name} PRIVATE house_rules Threads::Threads ${PROGRAM_LIBRARIES})
  use_rooms(${name} ${PROGRAM_USES})
endfunction()

# ground
room(core LIBRARIES nlohmann_json::nlohmann_json valijson)
# organs: pure (vault alone touches disk)
room(text  USES core LIBRARIES ICU::i18n ICU::uc)
room(scene USES core)
room(flow  USES core)
room(vault USES core LIBRARIES SQLiteCpp SQLite::SQLite3 OpenSSL::Crypto)
# mind: pure
room(visit USES core text scene flow)
# hands: I/O, threads, libraries
room(paint    USES core scene LIBRARIES PkgConfig::SDL PkgConfig::IMGUI PkgConfig::PANGO PkgConfig::QRENCODE)
room(speech   USES core LIBRARIES PkgConfig::ESPEAK PkgConfig::SDL PkgConfig::ALSA ${SONIC} Threads::Threads)
room(devices  USES core LIBRARIES Threads::Threads)
room(platform USES core vault LIBRARIES CURL::libcurl Threads::Threads)
room(journal  USES core vault)
room(config   USES core vault)
room(web      USES core vault LIBRARIES OpenSSL::SSL Threads::Threads)
# programs
room_root(programs ${CMAKE_SOURCE_DIR}/kiosk/programs)
program(yinling-platform-sim simulator PARTS arguments files USES core vault web LIBRARIES OpenSSL::Crypto)
program(yinling-press press USES core paint scene LIBRARIES PkgConfig::PANGO)
program(yinling-kiosk kiosk PARTS arguments common files
  USES core text scene flow vault visit paint speech devices platform journal config
  LIBRARIES PkgConfig::SDL PkgConfig::PANGO)
program(yinling-dock dock PARTS arguments common files kiosk
  USES core text scene flow vault visit paint speech devices platform journal config
  LIBRARIES PkgConfig::SDL PkgConfig::PANGO PkgConfig::IMGUI)
program(yinlingctl ctl PARTS arguments common files
  USES core text scene flow vault visit paint speech devices platform journal config
  LIBRARIES PkgConfig::PANGO)
add_dependencies(yinling-kiosk yinling-press)
add_dependencies(yinling-dock yinling-press)
include(${CMAKE_SOURCE_DIR}/kiosk/programs/lexicon/lexicon.cmake)
