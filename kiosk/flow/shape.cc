#include "flow/shape.h"

#include <algorithm>
#include <array>
#include <set>

#include "flow/structure.h"

namespace flow {

namespace {

using core::Json;

// What a path stands for: a place in a schema of the contract, or a fact of known grade.
struct Meaning {
  const Json* schema = nullptr;
  core::Grade grade = core::Grade::L2;
};

struct Use {
  std::string path;
  std::string member;                   // JSON pointer below the step
  std::optional<core::Grade> shown_as;  // for what is shown
};

constexpr std::array person_facts{"id",      "name",  "name_en", "sex",           "birth",
                                  "address", "phone", "witness", "witness_number"};

std::vector<std::string_view> tokens_of(std::string_view path) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t dot = std::min(path.find('.', at), path.size());
    out.push_back(path.substr(at, dot - at));
    at = dot + 1;
  }
  return out;
}

const Json* descend(const Json* schema, const std::vector<std::string_view>& tokens, std::size_t from) {
  for (std::size_t i = from; i < tokens.size() && schema != nullptr; ++i) {
    const bool number = !tokens[i].empty() && tokens[i].find_first_not_of("0123456789") == std::string_view::npos;
    if (const Json* items = schema->find("items"); number && items != nullptr) {
      schema = items;
    } else {
      const Json* properties = schema->find("properties");
      schema = properties == nullptr ? nullptr : properties->find(tokens[i]);
    }
  }
  return schema;
}

core::Grade grade_of(const Json& schema) {
  return core::parse_grade(schema.text("x-yinling-grade", "L2")).value_or(core::Grade::L4);
}

class Judge {
 public:
  Judge(const Definition& definition, const core::Contract& contract, std::string_view where)
      : definition_(definition), contract_(contract), where_(where) {}

  std::vector<core::Error> judge() {
    find_reach();
    for (at_ = 0; at_ < steps().size(); ++at_) {
      judge_exits();
      judge_end();
      for (const Use& use : uses()) judge_use(use);
      judge_conditions();
      judge_lists();
      judge_line_grades();
    }
    return std::move(findings_);
  }

 private:
  const std::vector<Step>& steps() const { return definition_.steps; }
  const Step& step() const { return steps()[at_]; }

  void find(std::string code, const std::string& member, std::string what, std::string cure) {
    std::string place = std::string(where_) + ":/steps/" + std::to_string(at_) + member;
    if (said_.insert(code + place).second)
      findings_.push_back({std::move(code), std::move(place), std::move(what), std::move(cure)});
  }

  void find_reach() {
    reach_.resize(steps().size());
    for (std::size_t from = 0; from < steps().size(); ++from) {
      std::vector<std::size_t> open{from};
      while (!open.empty()) {
        const std::size_t here = open.back();
        open.pop_back();
        for (const std::size_t next : successors(definition_, here))
          if (next < steps().size() && reach_[from].insert(next).second) open.push_back(next);
      }
    }
  }
  bool before(std::size_t filler, std::size_t at) const { return reach_[filler].count(at) != 0; }

  // The meaning of a path at this step; nullopt when nothing before that step fills it.
  std::optional<Meaning> meaning_of(const std::string& path) const { return meaning_at(path, at_); }
  std::optional<Meaning> meaning_at(const std::string& path, std::size_t at) const {
    const auto tokens = tokens_of(path);
    if (tokens.size() < 2) return std::nullopt;
    if (tokens[0] == "entry") return in_list(at, tokens, 1);
    if (tokens[0] == "person") return fact(tokens, at);
    for (std::size_t i = 0; i < steps().size(); ++i) {
      const Step& filler = steps()[i];
      if (!before(i, at)) continue;
      if (tokens[0] == "answers" && filler.field == tokens[1] && tokens.size() == 2)
        return Meaning{nullptr, filler.grade};
      if (tokens[0] == "chosen" && filler.field == tokens[1] && filler.options_from) return in_list(i, tokens, 2);
      const bool reply = (tokens[0] == "fetched" && filler.kind == StepKind::fetch && filler.into == tokens[1]) ||
                         (tokens[0] == "result" && filler.kind == StepKind::submit);
      if (!reply) continue;
      if (auto found = in_schema(
              descend(&contract_.find(filler.operation)->response_schema, tokens, tokens[0] == "fetched" ? 2 : 1)))
        return found;
    }
    return std::nullopt;
  }

  static std::optional<Meaning> in_schema(const Json* schema) {
    return schema == nullptr ? std::nullopt : std::optional<Meaning>({schema, grade_of(*schema)});
  }

  // Below one entry of the list from which that question's options come. The list is looked for before the question, so that
  // a list that names itself ends here.
  std::optional<Meaning> in_list(std::size_t question, const std::vector<std::string_view>& tokens,
                                 std::size_t from) const {
    const auto& source = steps()[question].options_from;
    if (!source || source->list.rfind("entry", 0) == 0) return std::nullopt;
    const auto list = meaning_at(source->list, question);
    const Json* entry = list && list->schema != nullptr ? list->schema->find("items") : nullptr;
    return in_schema(descend(entry, tokens, from));
  }

  std::optional<Meaning> fact(const std::vector<std::string_view>& tokens, std::size_t at) const {
    if (tokens.size() != 2 || std::find(person_facts.begin(), person_facts.end(), tokens[1]) == person_facts.end())
      return std::nullopt;
    for (std::size_t i = 0; i < steps().size(); ++i)
      if (steps()[i].kind == StepKind::identify && before(i, at))
        return Meaning{nullptr, tokens[1].substr(0, 7) == "witness" ? core::Grade::L2 : core::Grade::L3};
    return std::nullopt;
  }

  void judge_use(const Use& use) {
    const auto meaning = meaning_of(use.path);
    if (!meaning)
      return find("FLOW_PATH", use.member, "Nothing before this step fills this path.",
                  "Compare with the reply in services/platform/openapi.json and with the order of the steps.");
    if (use.shown_as && *use.shown_as < meaning->grade)
      find("FLOW_GRADE_LOW", use.member, "This is more sensitive than its grade says.",
           "Give it the grade that the contract gives it, or a higher one.");
  }

  static void add(std::vector<Use>& out, const WordsPlan& plan, const std::string& member) {
    for (const auto& [name, argument] : plan.arguments)
      out.push_back({argument.from, core::pointer_join(member + "/arguments", name), argument.grade});
  }

  std::vector<Use> uses() const {
    std::vector<Use> out;
    add(out, step().heading, "/heading");
    for (std::size_t i = 0; i < step().body.size(); ++i) add(out, step().body[i], core::pointer_join("/body", i));
    for (std::size_t i = 0; i < step().notes.size(); ++i) add(out, step().notes[i], core::pointer_join("/notes", i));
    for (std::size_t i = 0; i < step().lines.size(); ++i) {
      add(out, step().lines[i].what, core::pointer_join("/lines", i) + "/what");
      add(out, step().lines[i].value, core::pointer_join("/lines", i) + "/value");
    }
    if (step().sum) {
      add(out, step().sum->what, "/sum/what");
      add(out, step().sum->value, "/sum/value");
    }
    if (step().options_from) {
      add(out, step().options_from->label_words, "/options_from/label_words");
      add(out, step().options_from->detail_words, "/options_from/detail_words");
    }
    for (const auto& [name, path] : step().send)
      if (path.empty() || path[0] != '=') out.push_back({path, core::pointer_join("/send", name), std::nullopt});
    return out;
  }

  void judge_condition(const Condition& condition, const std::string& member) {
    for (const Condition& inner : condition.inner) judge_condition(inner, member);
    if (condition.path.empty()) return;
    const auto meaning = meaning_of(condition.path);
    if (!meaning) return judge_use({condition.path, member, std::nullopt});
    const Json* allowed = meaning->schema == nullptr ? nullptr : meaning->schema->find("enum");
    if (allowed == nullptr || !allowed->is_array()) return;
    const auto never = [&](const Json& value) {
      return std::find(allowed->items().begin(), allowed->items().end(), value) == allowed->items().end();
    };
    const bool one = condition.op == Condition::Op::equals && never(condition.value);
    const bool some = condition.op == Condition::Op::in &&
                      std::any_of(condition.value.items().begin(), condition.value.items().end(), never);
    if (one || some)
      find("FLOW_NEVER", member, "The platform never sends this value.",
           "Compare with the values that the contract lists.");
  }

  void judge_conditions() {
    judge_condition(step().when, "/when");
    for (std::size_t i = 0; i < step().lines.size(); ++i)
      judge_condition(step().lines[i].when, core::pointer_join("/lines", i) + "/when");
    for (std::size_t i = 0; i < step().options.size(); ++i)
      judge_condition(step().options[i].when, core::pointer_join("/options", i) + "/when");
  }

  // Lists must be lists, and their entries must have what is shown of them.
  void judge_lists() {
    const auto entry_of = [&](const std::string& path, const std::string& member) -> const Json* {
      const auto list = meaning_of(path);
      const Json* entry = list && list->schema != nullptr ? list->schema->find("items") : nullptr;
      if (entry == nullptr)
        find("FLOW_PATH", member, "There is no such list in a reply before this step.",
             "Compare with services/platform/openapi.json.");
      return entry;
    };
    const auto has = [&](const Json* entry, const std::string& name, const std::string& member, core::Grade shown_as) {
      if (entry == nullptr) return;
      const Json* schema = descend(entry, {name}, 0);
      if (schema == nullptr)
        return find("FLOW_PATH", member, "The entries of the list have no such member.",
                    "Compare with services/platform/openapi.json.");
      if (shown_as < grade_of(*schema))
        find("FLOW_GRADE_LOW", member, "This is more sensitive than its grade says.",
             "Give it the grade that the contract gives it.");
    };
    if (const auto& from = step().options_from) {
      const Json* entry = entry_of(from->list, "/options_from/list");
      has(entry, from->value, "/options_from/value", core::Grade::L4);
      for (const auto& [language, name] : from->label) has(entry, name, "/options_from/label", step().grade);
      for (const auto& [language, name] : from->detail) has(entry, name, "/options_from/detail", step().grade);
    }
    if (const auto& from = step().lines_from) {
      const Json* entry = entry_of(from->list, "/lines_from/list");
      has(entry, from->value, "/lines_from/value", from->grade);
      for (const auto& [language, name] : from->what) has(entry, name, "/lines_from/what", from->grade);
    }
  }

  // A line hides by its own grade, so that must be no lower than that of anything in it.
  void judge_line_grades() {
    const auto judge = [&](const LinePlan& line, const std::string& member) {
      for (const auto& [name, argument] : line.value.arguments)
        if (line.grade < argument.grade)
          find("FLOW_GRADE_LOW", member + "/grade", "The line is less guarded than what stands in it.",
               "Give the line the highest grade of its arguments.");
    };
    for (std::size_t i = 0; i < step().lines.size(); ++i) judge(step().lines[i], core::pointer_join("/lines", i));
    if (step().sum) judge(*step().sum, "/sum");
  }

  // An exit for a reason that never comes is a misspelt one, and the real reason would go another way.
  void judge_exits() {
    for (std::size_t i = 0; i < step().exits.size(); ++i)
      if (!can_happen(step().exits[i].reason))
        find("FLOW_EXIT_REASON", core::pointer_join("/exits", i) + "/reason", "This reason never comes at such a step.",
             "family, other; no_proof; declined; none; or a refusal of the operation, offline, unknown, "
             "gateway_refused, *.");
  }
  bool can_happen(std::string_view reason) const {
    switch (step().kind) {
      case StepKind::for_whom: return reason == "family" || reason == "other";
      case StepKind::identify: return reason == "no_proof";
      case StepKind::consent: return reason == "declined";
      case StepKind::ask:
      case StepKind::choose: return reason == "none" && step().options_from.has_value();
      case StepKind::fetch:
      case StepKind::submit: {
        const auto& refusals = contract_.find(step().operation)->refusals;
        return reason == "offline" || reason == "*" ||
               ((reason == "unknown" || reason == "gateway_refused") && step().kind == StepKind::submit) ||
               std::find(refusals.begin(), refusals.end(), reason) != refusals.end();
      }
      default: return false;
    }
  }

  // An errand ends with words that say how it stands, never on a question or a silence.
  void judge_end() {
    const StepKind kind = step().kind;
    if (kind == StepKind::rate && definition_.register_of_tone == "condolence")
      find("FLOW_TONE", "/kind", "Nobody is asked for a rating in grief.", "Leave the rating out.");
    const auto next = followers(definition_, at_);
    if (std::find(next.begin(), next.end(), steps().size()) == next.end()) return;
    if (kind != StepKind::show && kind != StepKind::slip && kind != StepKind::rate && kind != StepKind::handoff)
      find("FLOW_SILENT_END", "", "The errand can end here without a word of how it stands.",
           "End with a show, slip, rate or handoff step.");
  }

  const Definition& definition_;
  const core::Contract& contract_;
  std::string_view where_;
  std::size_t at_ = 0;
  std::vector<std::set<std::size_t>> reach_;
  std::set<std::string> said_;
  std::vector<core::Error> findings_;
};

}  // namespace

std::vector<core::Error> judge_shape(const Definition& definition, const core::Contract& contract,
                                     std::string_view where) {
  return Judge(definition, contract, where).judge();
}

}  // namespace flow
