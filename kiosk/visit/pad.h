// Pad: what a field that is filled in by digits wants of the digit keys, and what the digits mean. The two fields of the
// sign-in, and every kind of answer of an `ask` step that digits can say.
//
// Pure; used by update and view alike, so that what is shown, said and taken cannot differ.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "flow/definition.h"
#include "scene/page.h"

namespace visit {

struct Pad {
  std::string words;                      // its words in the shell: keypad.<words>.name and so on
  std::vector<scene::FieldGroup> groups;  // the cells, for what is typed so far
  std::size_t least = 0, most = 0;        // places; alike when there is one length only
  char besides = 0;                       // 'X' at the end of an id number, '.' before 角 and 分, 0 for none
  bool covered = false;                   // finished groups turn into dots
};

Pad number_pad();
Pad code_pad();
// Nothing for a kind that digits cannot say (flow::said_by_digits). A telephone's length and groups hang on how it begins.
std::optional<Pad> pad_of(flow::FieldType type, core::Grade grade, std::string_view typed);

// Why the key may not come next: a key of the shell's words, "" when it may.
std::string_view objection(const Pad& pad, std::string_view typed, char digit);

// What was typed as the answer that the session takes, or what is wrong with it: a key of the shell's words.
struct Typed {
  core::Json value;
  std::string problem;
};
Typed read_typed(flow::FieldType type, const Pad& pad, std::string_view typed);
// The digits that stand for an answer given before.
std::string typed_again(flow::FieldType type, const core::Json& answer);

}  // namespace visit
