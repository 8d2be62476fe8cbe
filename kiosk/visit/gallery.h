// Gallery: a named Model for every screen of the kiosk. Audit, goldens, `yinlingctl screens` and `check` all walk it.
//
// Pure. Shell screens are made by hand; service steps by walking flow with services/<id>/examples.json.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "visit/visit.h"

namespace visit {

struct Exhibit {
  std::string name;  // "welcome", "life_certification.intro", "life_certification.submit.refused.not_found"
  Model model;
};

// Adds one question for every kind of field that is filled in by digits, whether a service of the house has such a one or not,
// so that its page is judged with the others. For whoever looks at pages; nobody is ever asked these.
void add_sample_questions(House& house);

// `examples` by service id. Fails by listing what has no exhibit: a screen, a step, a declared exit.
struct Gallery {
  std::vector<Exhibit> exhibits;
  std::vector<core::Error> missing;
};
Gallery gallery(const House& house, const std::map<std::string, core::Json, std::less<>>& examples,
                std::string_view language);

}  // namespace visit
