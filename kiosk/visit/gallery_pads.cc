#include "visit/gallery_pads.h"

#include <array>

#include "visit/pad.h"

namespace visit {

namespace {

using flow::FieldType;

// A finished answer that is nobody's, and one that does not hold ("" where every row of digits holds).
struct Sample {
  FieldType type;
  const char* words;
  core::Grade grade;
  const char* digits;
  const char* wrong;
  const char* problem;
};
constexpr std::array samples{
    Sample{FieldType::resident_id, "id", core::Grade::L4, "990000194001010014", "990000194001010015",
           "keypad.id.wrong"},
    Sample{FieldType::phone, "phone", core::Grade::L3, "13900000001", "12900000001", "keypad.phone.wrong"},
    Sample{FieldType::date, "date", core::Grade::L2, "19400101", "19400230", "keypad.date.wrong"},
    Sample{FieldType::money, "money", core::Grade::L4, "1234567.89", "", ""},
    Sample{FieldType::account, "account", core::Grade::L4, "6222009900990099000", "6222009900990099009",
           "keypad.account.wrong"},
    Sample{FieldType::social_security_card, "social_security_card", core::Grade::L4, "990000001", "", ""},
};

}  // namespace

void add_sample_questions(House& house) {
  flow::Definition definition;
  definition.id = definition.hash = std::string(sample_questions);
  definition.icon = "fact_check";
  definition.title.key = "name";
  for (const Sample& sample : samples) {
    flow::Step step;
    step.id = step.field = sample.words;
    step.kind = flow::StepKind::ask;
    step.type = sample.type;
    step.grade = sample.grade;
    step.meaning = "sample";
    step.heading.key = std::string("keypad.") + sample.words + ".name";
    definition.steps.push_back(std::move(step));
  }
  house.services.insert_or_assign(std::string(sample_questions),
                                  std::make_shared<const flow::Definition>(std::move(definition)));
}

void add_pads(const House& house, const Model& base, Gallery& gallery) {
  const auto found = house.services.find(sample_questions);
  for (const Sample& sample : samples) {
    const std::string name = std::string("fill_in.") + sample.words;
    const flow::Step* step = found == house.services.end() ? nullptr : found->second->find(sample.words);
    if (step == nullptr) {
      gallery.missing.push_back(
          {"GALLERY_SCREEN", "gallery: " + name, "No exhibit shows this screen.", "Call add_sample_questions first."});
      continue;
    }
    const auto show = [&](const char* how, std::string_view digits, const char* problem) {
      Model model = base;
      model.screen = Screen::errand;
      model.session = flow::start(*found->second);
      model.session->step = step->id;
      model.digits = std::string(digits);
      model.problem = problem;
      gallery.exhibits.push_back({name + how, std::move(model)});
    };
    const std::string_view whole = sample.digits;
    show("", "", "");
    show(".half", whole.substr(0, whole.size() / 2), "");
    show(".full", whole, "");
    if (*sample.wrong != 0) show(".wrong", sample.wrong, sample.problem);
  }
}

}  // namespace visit
