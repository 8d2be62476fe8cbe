// Definition: one service as declarative data (services/<id>/service.json), parsed and judged for structure.
//
// Pure values, const after parsing; any thread. The Model refers to a definition by id and hash, never by pointer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/contract.h"
#include "core/events.h"
#include "core/grades.h"
#include "core/json.h"
#include "core/result.h"

namespace flow {

// Closed JSON form: {"equals":["answers.hospital","h_one"]}, {"in":[path,[..]]}, {"at_least":[path,number]},
// {"exists":path}, {"not":c}, {"all":[c..]}, {"any":[c..]}. A path starts at "answers", "person", "fetched",
// "chosen" (the entry of the platform's list that an answer stands for) or "result".
struct Condition {
  enum class Op { equals, in, at_least, exists, negate, all, any } op = Op::all;
  std::string path;
  core::Json value;
  std::vector<Condition> inner;
};

// A value shown inside words: where it comes from and what it is. {"from":"fetched.status.next_due","kind":"day",
// "grade":"L3"}. kind is a text::Kind by name.
struct ArgumentPlan {
  std::string from;
  std::string kind = "plain";
  core::Grade grade = core::Grade::L2;
};
// A catalogue key (without the service's prefix) and its arguments.
struct WordsPlan {
  std::string key;
  std::map<std::string, ArgumentPlan, std::less<>> arguments;
  bool empty() const { return key.empty(); }
};

enum class StepKind {
  intro,
  for_whom,
  identify,
  consent,
  ask,
  choose,
  fetch,
  show,
  review,
  submit,
  slip,
  rate,
  handoff
};

// Domain types of fields; each has a natural grade and meaning.
enum class FieldType {
  resident_id,
  phone,
  name,
  date,
  money,
  place,
  account,
  social_security_card,
  case_number,
  free_text,
  choice
};
// The kinds of which a person can say all with the digit keys. The house has a page for these and for choices; the others
// (words) are refused on an `ask` step until somebody can write here: FLOW_NO_PAGE.
bool said_by_digits(FieldType type);

struct Option {
  std::string value;
  WordsPlan label;
  WordsPlan detail;
  Condition when;  // shown only when it holds
};

// Options that come from a reply: {"list":"fetched.hospitals.items","value":"id","label":"name","label_en":"name_en",...}.
struct OptionsFrom {
  std::string list;
  std::string value;
  std::map<std::string, std::string, std::less<>> label;  // language -> member; "*" for any other
  std::map<std::string, std::string, std::less<>> detail;
  // Or words of the catalogue, with arguments from the entry: {"from":"entry.day","kind":"day"}.
  WordsPlan label_words;
  WordsPlan detail_words;
};

// A line of a show, review, document or slip.
struct LinePlan {
  std::string id;   // stable, becomes the node key "line.<id>"
  WordsPlan what;   // name of the line; may be empty
  WordsPlan value;  // or
  std::string icon;
  core::Grade grade = core::Grade::L2;  // of the value: L3/L4 are personal, L4 hidden until asked
  std::string changes;                  // id of the ask/choose step that 改这一项 goes to; "" for none
  Condition when;
};

// Lines for each entry of a list of the platform: {"list":"chosen.month.parts","what":{"en":"name_en","*":"name"},
// "value":"amount_fen","kind":"money","grade":"L4"}.
struct LinesFrom {
  std::string list;
  std::map<std::string, std::string, std::less<>> what;
  std::string value;
  std::string kind = "plain";
  core::Grade grade = core::Grade::L4;
};

// How a step may fail and where that leads; every failure leads on.
struct Exit {
  std::string reason;  // refusal code of the operation, or "offline", "unknown", "*"
  std::string next;    // step id (a handoff or another way)
};

struct Step {
  std::string id;
  StepKind kind = StepKind::intro;
  Condition when;    // skipped when it does not hold
  std::string next;  // "" = the following step of the list; "end"
  WordsPlan heading;
  std::vector<WordsPlan> body;
  std::string icon;
  // ask, choose
  std::string field;  // answers.<field>
  FieldType type = FieldType::choice;
  std::string meaning;  // "person.phone"
  core::Grade grade = core::Grade::L2;
  std::vector<Option> options;
  std::optional<OptionsFrom> options_from;
  WordsPlan nothing;  // said when options_from has no entry; leads to exits "none"
  // identify
  core::IdentityLevel level = core::IdentityLevel::guest;
  std::string match_operation;  // the platform's own data match, instead of the staff badge; may be empty
  // fetch, submit
  std::string operation;
  std::map<std::string, std::string, std::less<>>
      send;                  // operation field -> path ("answers.phone", "person.id") or "=literal"
  std::string into;          // fetched.<into>
  std::string when_offline;  // submit: refuse, queue, staff
  std::vector<Exit> exits;
  WordsPlan working;  // said while waiting
  // intro, show, review, slip, handoff, consent
  std::vector<LinePlan> lines;  // intro: facts with icons
  std::optional<LinesFrom> lines_from;
  std::optional<LinePlan> sum;   // show: the large amount
  WordsPlan main_label;          // the main key; the shell's 下一步 when empty
  std::vector<WordsPlan> notes;  // slip: footer lines
  bool open = false;             // show: what it tells is not over yet, and the end does not call the errand done
};

struct Definition {
  std::string id;  // "life_certification"
  int version = 1;
  std::string hash;  // hex digest of the canonical file, given by the caller; "" in tests
  std::string icon;
  WordsPlan title;               // 养老金资格认证
  WordsPlan summary;             // second line of the tile
  std::string register_of_tone;  // "plain" or "condolence" (no rating, no cheerful voice)
  std::vector<Step> steps;
  const Step* find(std::string_view step) const;
};

// Structural judgement (design 7): unreachable steps, dead ends, a submit without a review, an operation the contract
// lacks, a level or grade missing, the same meaning asked twice, an exit that leads nowhere. Where that is sound, the shape:
// a path that no earlier step fills or no reply has, a grade below the contract's, an exit for a reason or a condition on a
// value that never comes, an end without a word. Every finding has a code of its own, FLOW_*, and FILE:POINTER. Returns the
// definition only when there is no finding.
struct Parsed {
  std::optional<Definition> definition;
  std::vector<core::Error> findings;
};
Parsed parse_definition(const core::Json& file, const core::Contract& contract, std::string_view where);

// Catalogue keys the definition uses, without the service's prefix, with the argument names of each: for `check`.
std::map<std::string, std::vector<std::string>, std::less<>> keys_used(const Definition& definition);

}  // namespace flow
