# The code looks as .clang-format says. A badly laid out line must be found first, else the judge would prove nothing.
# Rerun and cure: clang-format -i $(git ls-files '*.h' '*.cc')
file(MAKE_DIRECTORY ${WORK})
file(COPY ${SOURCE}/.clang-format DESTINATION ${WORK})
file(WRITE ${WORK}/planted.cc "int   planted( ) {return 1;}\n")

function(judge result)
  execute_process(COMMAND ${CLANG_FORMAT} --style=file --dry-run -Werror ${ARGN}
    RESULT_VARIABLE code ERROR_VARIABLE errors OUTPUT_QUIET)
  set(${result} ${code} PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

judge(planted ${WORK}/planted.cc)
if(planted EQUAL 0)
  message(FATAL_ERROR "the planted line was not found")
endif()
file(GLOB_RECURSE files ${SOURCE}/kiosk/*.h ${SOURCE}/kiosk/*.cc ${SOURCE}/tests/*.h ${SOURCE}/tests/*.cc)
judge(house ${files})
if(NOT house EQUAL 0)
  string(REGEX MATCHALL "[^\n]*error:[^\n]*" places "${errors}")
  list(JOIN places "\n  " text)
  message(FATAL_ERROR "not laid out as .clang-format says (cure: clang-format -i FILE):\n  ${text}")
endif()
