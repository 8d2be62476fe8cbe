#include "flow/definition.h"

#include <algorithm>
#include <array>

#include "flow/shape.h"
#include "flow/structure.h"

namespace flow {

namespace {

using core::Json;

constexpr std::array kind_names{"intro", "for_whom", "identify", "consent", "ask",  "choose", "fetch",
                                "show",  "review",   "submit",   "slip",    "rate", "handoff"};
constexpr std::array type_names{"resident_id", "phone",     "name",    "date",
                                "money",       "place",     "account", "social_security_card",
                                "case_number", "free_text", "choice"};

constexpr std::size_t most_steps = 80;  // as in service.schema.json; it also bounds the walks over the steps

template <typename Names>
std::optional<std::size_t> index_of(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return i;
  return std::nullopt;
}

// Reads the members of one service; what cannot be read becomes a finding and a harmless value.
class Reader {
 public:
  Reader(const Json& file, std::string_view where) : file_(file), where_(where) {}

  Definition read() {
    Definition definition;
    definition.id = file_.text("id");
    if (!core::Name::from(definition.id)) find("FLOW_ID", "/id", "The id must be lower-case letters and underscores.");
    definition.version = static_cast<int>(file_.whole("version", 0));
    if (definition.version < 1) find("FLOW_VERSION", "/version", "The version must be a whole number from 1.");
    definition.icon = file_.text("icon");
    definition.title = words(file_.find("title"), "/title", true);
    definition.summary = words(file_.find("summary"), "/summary", true);
    definition.register_of_tone = file_.text("tone", "plain");
    if (definition.register_of_tone != "plain" && definition.register_of_tone != "condolence")
      find("FLOW_TONE", "/tone", "There is no such tone.", "Say plain or condolence.");
    const Json::Array& steps = file_.list("steps");
    if (steps.empty()) find("FLOW_NO_STEPS", "/steps", "A service needs steps.");
    if (steps.size() > most_steps) {
      find("FLOW_TOO_LONG", "/steps", "No elder walks through that many steps.",
           "Split the errand; 80 steps are the most.");
      return definition;
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
      definition.steps.push_back(step(steps[i], core::pointer_join("/steps", i)));
    return definition;
  }

  std::vector<core::Error> findings;

 private:
  void find(std::string code, const std::string& pointer, std::string what,
            std::string cure = "See service.schema.json.") {
    findings.push_back({std::move(code), std::string(where_) + ":" + pointer, std::move(what), std::move(cure)});
  }

  core::Grade grade(const Json& holder, const std::string& pointer) {
    const auto parsed = core::parse_grade(holder.text("grade"));
    if (!parsed) find("FLOW_GRADE", pointer + "/grade", "A grade from L1 to L4 must say how sensitive this is.");
    return parsed.value_or(core::Grade::L4);
  }

  WordsPlan words(const Json* plan, const std::string& pointer, bool required = false) {
    WordsPlan out;
    if (plan == nullptr || plan->is_null()) {
      if (required) find("FLOW_WORDS", pointer, "Words are missing here.", "Name a key of the service's catalogue.");
      return out;
    }
    if (plan->is_string()) {
      out.key = plan->string();
    } else {
      out.key = plan->text("key");
      for (const auto& [name, argument] : plan->map("arguments")) {
        const std::string place = core::pointer_join(pointer + "/arguments", name);
        ArgumentPlan one{argument.text("from"), argument.text("kind", "plain"), grade(argument, place)};
        if (one.from.empty()) find("FLOW_PATH", place + "/from", "An argument must say where it comes from.");
        out.arguments.emplace(name, std::move(one));
      }
    }
    if (out.key.empty()) find("FLOW_WORDS", pointer, "Words need a key.", "Name a key of the service's catalogue.");
    return out;
  }

  Condition condition(const Json* json, const std::string& pointer) {
    Condition out;  // all of nothing: holds
    if (json == nullptr || json->is_null()) return out;
    if (!json->is_object() || json->members().size() != 1) {
      find("FLOW_CONDITION", pointer, "A condition is an object with one member.");
      return out;
    }
    const auto& [op, value] = json->members().front();
    const std::string here = core::pointer_join(pointer, op);
    const bool pair = value.is_array() && value.items().size() == 2 && value.items()[0].is_string();
    if (op == "equals" || op == "in" || op == "at_least") {
      if (!pair || (op == "in" && !value.items()[1].is_array()) ||
          (op == "at_least" && !value.items()[1].is_number())) {
        find("FLOW_CONDITION", here, "This takes a path and a value.");
        return out;
      }
      out.op = op == "equals" ? Condition::Op::equals : op == "in" ? Condition::Op::in : Condition::Op::at_least;
      out.path = value.items()[0].string();
      out.value = value.items()[1];
    } else if (op == "exists" && value.is_string()) {
      out.op = Condition::Op::exists;
      out.path = value.string();
    } else if (op == "not") {
      out.op = Condition::Op::negate;
      out.inner.push_back(condition(&value, here));
    } else if ((op == "all" || op == "any") && value.is_array() && !value.items().empty()) {
      out.op = op == "all" ? Condition::Op::all : Condition::Op::any;
      for (std::size_t i = 0; i < value.items().size(); ++i)
        out.inner.push_back(condition(&value.items()[i], core::pointer_join(here, i)));
    } else {
      find("FLOW_CONDITION", here, "There is no such condition.", "Use equals, in, at_least, exists, not, all or any.");
    }
    return out;
  }

  LinePlan line(const Json& json, const std::string& pointer) {
    LinePlan out;
    out.id = json.text("id");
    if (out.id.empty()) find("FLOW_LINE_ID", pointer + "/id", "A line needs an id.");
    out.what = words(json.find("what"), pointer + "/what");
    out.value = words(json.find("value"), pointer + "/value", true);
    out.icon = json.text("icon");
    out.grade = grade(json, pointer);
    out.changes = json.text("changes");
    out.when = condition(json.find("when"), pointer + "/when");
    return out;
  }

  std::map<std::string, std::string, std::less<>> texts(const Json* json) {
    std::map<std::string, std::string, std::less<>> out;
    if (json == nullptr) return out;
    if (json->is_string()) out["*"] = json->string();
    if (json->is_object())
      for (const auto& [key, value] : json->members())
        if (value.is_string()) out[key] = value.string();
    return out;
  }

  void read_answers(const Json& json, const std::string& pointer, Step& step) {
    step.field = json.text("field");
    step.meaning = json.text("meaning");
    if (step.field.empty()) find("FLOW_FIELD", pointer + "/field", "The step must name the field that it fills.");
    if (step.meaning.empty()) find("FLOW_MEANING", pointer + "/meaning", "The step must say what the answer means.");
    step.grade = grade(json, pointer);
    const auto type = index_of(type_names, json.text("type", step.kind == StepKind::choose ? "choice" : ""));
    if (!type) find("FLOW_TYPE", pointer + "/type", "There is no such field type.");
    step.type = static_cast<FieldType>(type.value_or(type_names.size() - 1));
    if (step.kind == StepKind::choose ? step.type != FieldType::choice
                                      : step.type != FieldType::choice && !said_by_digits(step.type))
      find("FLOW_NO_PAGE", pointer + "/type", "The house has no page on which this could be answered.",
           step.kind == StepKind::choose ? "A choose step is of the type choice; ask for the rest."
                                         : "Ask for what digits can say, or offer choices.");
    const Json::Array& options = json.list("options");
    for (std::size_t i = 0; i < options.size(); ++i) {
      const std::string place = core::pointer_join(pointer + "/options", i);
      step.options.push_back({options[i].text("value"), words(options[i].find("label"), place + "/label", true),
                              words(options[i].find("detail"), place + "/detail"),
                              condition(options[i].find("when"), place + "/when")});
    }
    if (const Json* from = json.find("options_from"))
      step.options_from = OptionsFrom{from->text("list"),
                                      from->text("value"),
                                      texts(from->find("label")),
                                      texts(from->find("detail")),
                                      words(from->find("label_words"), pointer + "/options_from/label_words"),
                                      words(from->find("detail_words"), pointer + "/options_from/detail_words")};
    step.nothing = words(json.find("nothing"), pointer + "/nothing");
    if (step.type != FieldType::choice && (!step.options.empty() || step.options_from))
      find("FLOW_OPTIONS", pointer, "Only a choice has options.", "Take them out, or make it a choice.");
    if (step.type == FieldType::choice && step.options.empty() && !step.options_from)
      find("FLOW_OPTIONS", pointer, "A choice needs options.");
  }

  Step step(const Json& json, const std::string& pointer) {
    Step out;
    out.id = json.text("id");
    if (!core::Name::from(out.id))
      find("FLOW_STEP_ID", pointer + "/id", "The step's id must be lower-case letters and underscores.");
    const auto kind = index_of(kind_names, json.text("kind"));
    if (!kind) find("FLOW_KIND", pointer + "/kind", "There is no such kind of step.");
    out.kind = static_cast<StepKind>(kind.value_or(0));
    out.when = condition(json.find("when"), pointer + "/when");
    out.next = json.text("next");
    const bool speaks = kind && out.kind != StepKind::fetch && out.kind != StepKind::rate &&
                        out.kind != StepKind::for_whom && out.kind != StepKind::identify &&
                        out.kind != StepKind::submit && out.kind != StepKind::slip;
    out.heading = words(json.find("heading"), pointer + "/heading", speaks);
    const Json::Array& body = json.list("body");
    for (std::size_t i = 0; i < body.size(); ++i)
      out.body.push_back(words(&body[i], core::pointer_join(pointer + "/body", i), true));
    out.icon = json.text("icon");
    if (out.kind == StepKind::ask || out.kind == StepKind::choose) read_answers(json, pointer, out);
    if (out.kind == StepKind::identify) {
      const auto level = core::parse_identity_level(json.text("level"));
      if (!level || *level == core::IdentityLevel::guest)
        find("FLOW_LEVEL_MISSING", pointer + "/level", "The step must say present or witnessed.");
      out.level = level.value_or(core::IdentityLevel::present);
      out.match_operation = json.text("match");
    }
    out.operation = json.text("operation");
    out.send = texts(json.find("send"));
    out.into = json.text("into");
    out.when_offline = json.text("when_offline");
    const Json::Array& exits = json.list("exits");
    for (const Json& exit : exits) out.exits.push_back({exit.text("reason"), exit.text("next")});
    out.working =
        words(json.find("working"), pointer + "/working", out.kind == StepKind::fetch || out.kind == StepKind::submit);
    const Json::Array& lines = json.list("lines");
    for (std::size_t i = 0; i < lines.size(); ++i)
      out.lines.push_back(line(lines[i], core::pointer_join(pointer + "/lines", i)));
    if (const Json* from = json.find("lines_from"))
      out.lines_from = LinesFrom{from->text("list"), texts(from->find("what")), from->text("value"),
                                 from->text("kind", "plain"), grade(*from, pointer + "/lines_from")};
    if (const Json* sum = json.find("sum")) out.sum = line(*sum, pointer + "/sum");
    out.open = json.flag("open");
    out.main_label = words(json.find("main_label"), pointer + "/main_label");
    const Json::Array& notes = json.list("notes");
    for (std::size_t i = 0; i < notes.size(); ++i)
      out.notes.push_back(words(&notes[i], core::pointer_join(pointer + "/notes", i), true));
    return out;
  }

  const Json& file_;
  std::string_view where_;
};

void collect(std::map<std::string, std::vector<std::string>, std::less<>>& keys, const WordsPlan& plan) {
  if (plan.empty()) return;
  auto& names = keys[plan.key];
  for (const auto& [name, argument] : plan.arguments)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

bool said_by_digits(FieldType type) {
  switch (type) {
    case FieldType::resident_id:
    case FieldType::phone:
    case FieldType::date:
    case FieldType::money:
    case FieldType::account:
    case FieldType::social_security_card: return true;
    default: return false;
  }
}

const Step* Definition::find(std::string_view step) const {
  for (const Step& each : steps)
    if (each.id == step) return &each;
  return nullptr;
}

Parsed parse_definition(const core::Json& file, const core::Contract& contract, std::string_view where) {
  Reader reader(file, where);
  Parsed parsed;
  Definition definition = reader.read();
  parsed.findings = std::move(reader.findings);
  // Structure is judged only where every part could be read: one fault gives one finding.
  if (parsed.findings.empty()) parsed.findings = judge_structure(definition, contract, where);
  if (parsed.findings.empty()) parsed.findings = judge_shape(definition, contract, where);
  if (parsed.findings.empty()) parsed.definition = std::move(definition);
  return parsed;
}

std::map<std::string, std::vector<std::string>, std::less<>> keys_used(const Definition& definition) {
  std::map<std::string, std::vector<std::string>, std::less<>> keys;
  collect(keys, definition.title);
  collect(keys, definition.summary);
  for (const Step& step : definition.steps) {
    for (const WordsPlan* plan : {&step.heading, &step.nothing, &step.working, &step.main_label}) collect(keys, *plan);
    for (const auto* list : {&step.body, &step.notes})
      for (const WordsPlan& plan : *list) collect(keys, plan);
    if (step.options_from) {
      collect(keys, step.options_from->label_words);
      collect(keys, step.options_from->detail_words);
    }
    for (const Option& option : step.options) {
      collect(keys, option.label);
      collect(keys, option.detail);
    }
    for (const LinePlan& line : step.lines) {
      collect(keys, line.what);
      collect(keys, line.value);
    }
    if (step.sum) {
      collect(keys, step.sum->what);
      collect(keys, step.sum->value);
    }
  }
  return keys;
}

}  // namespace flow
