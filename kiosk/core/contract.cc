#include "core/contract.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

constexpr int deepest_reference = 8;

// What a person is shown or a later call carries must at least look like what it is called.
struct FormatPattern {
  std::string_view format, pattern;
};
constexpr FormatPattern format_patterns[] = {
    {"date", "^[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    {"month", "^[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])$"},
    {"time", "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    {"submission-id", "^[0-9a-f]{32}$"},
    {"case-number", "^.{1,64}$"},
};

void add_format(Json& out, const std::string& format) {
  for (const auto& [name, pattern] : format_patterns)
    if (format == name) out.set("pattern", std::string(pattern));
}

class Reader {
 public:
  Reader(const Json& document, std::string_view where) : document_(document), where_(where) {}

  Result<std::vector<Operation>> read() {
    if (document_.text("openapi").rfind("3.", 0) != 0)
      return refusal("CONTRACT_VERSION", "/openapi", "This is not an OpenAPI 3 document.");
    std::vector<Operation> operations;
    std::set<std::string> ids;
    for (const auto& [path, item] : document_.map("paths")) {
      const std::string pointer = pointer_join("/paths", path) + "/post";
      const Json* post = item.find("post");
      if (post == nullptr) return refusal("CONTRACT_METHOD", pointer, "Every path has one operation, under post.");
      TRY(operation, read_operation(path, *post, pointer));
      if (!ids.insert(operation.id).second)
        return refusal("CONTRACT_TWICE", pointer + "/operationId", "This operationId stands twice.");
      operations.push_back(std::move(operation));
    }
    if (operations.empty()) return refusal("CONTRACT_EMPTY", "/paths", "There is no operation.");
    return operations;
  }

 private:
  Error refusal(std::string code, const std::string& pointer, std::string what) const {
    return {std::move(code), std::string(where_) + ":" + pointer, std::move(what),
            "Mend the contract; see the other operations in it."};
  }

  Result<Operation> read_operation(const std::string& path, const Json& post, const std::string& pointer) {
    Operation operation;
    operation.path = path;
    operation.id = post.text("operationId");
    if (operation.id.empty()) return refusal("CONTRACT_ID", pointer, "The operation has no operationId.");
    const auto level = parse_identity_level(post.text("x-yinling-level"));
    if (!level)
      return refusal("CONTRACT_LEVEL", pointer + "/x-yinling-level", "The level must be guest, present or witnessed.");
    operation.level = *level;
    operation.writes = post.flag("x-yinling-writes");
    operation.may_queue = post.flag("x-yinling-may-queue");
    for (const Json& reason : post.list("x-yinling-refusals"))
      if (reason.is_string()) operation.refusals.push_back(reason.string());
    const std::string request = "/requestBody/content/application~1json/schema";
    const std::string response = "/responses/200/content/application~1json/schema";
    TRY(request_schema, inlined(post.at_pointer(request), pointer + request, 0));
    TRY(response_schema, inlined(post.at_pointer(response), pointer + response, 0));
    operation.request_schema = std::move(request_schema);
    operation.response_schema = std::move(response_schema);
    auto reply = Schema::parse(draft_7_of(operation.response_schema), where_);
    if (!reply.ok())
      return refusal("CONTRACT_SCHEMA", pointer + response, "No answer could be held against this schema.");
    operation.reply = std::move(reply).value();
    TRY(request_fields, fields(operation.request_schema, pointer + request));
    TRY(response_fields, fields(operation.response_schema, pointer + response));
    operation.request = std::move(request_fields);
    operation.response = std::move(response_fields);
    const auto carries_id = [](const std::vector<ContractField>& list) {
      return std::any_of(list.begin(), list.end(),
                         [](const ContractField& field) { return field.name == "submission_id"; });
    };
    // Without our id in both directions a lost answer could never be told from a lost request.
    if (operation.writes && !(carries_id(operation.request) && carries_id(operation.response)))
      return refusal("CONTRACT_SUBMISSION_ID", pointer, "An operation that writes must take and return submission_id.");
    return operation;
  }

  // The schema with its local references put in place.
  Result<Json> inlined(const Json* schema, const std::string& pointer, int depth) {
    if (schema == nullptr || depth > deepest_reference)
      return refusal("CONTRACT_SCHEMA", pointer,
                     schema == nullptr ? "There is no schema here." : "References go too deep.");
    if (const Json* reference = schema->find("$ref")) {
      if (!reference->is_string() || reference->string().rfind("#/", 0) != 0)
        return refusal("CONTRACT_REFERENCE", pointer + "/$ref", "Only references inside this document are followed.");
      return inlined(document_.at_pointer(reference->string().substr(1)), pointer + "/$ref", depth + 1);
    }
    Json out = *schema;
    if (Json* properties = out.find("properties"); properties != nullptr && properties->is_object()) {
      for (auto& [name, inner] : properties->members()) {
        TRY(whole, inlined(&inner, pointer_join(pointer + "/properties", name), depth + 1));
        inner = std::move(whole);
      }
    }
    if (Json* items = out.find("items"); items != nullptr) {
      TRY(whole, inlined(items, pointer + "/items", depth + 1));
      *items = std::move(whole);
    }
    return out;
  }

  Result<std::vector<ContractField>> fields(const Json& schema, const std::string& pointer) const {
    std::vector<ContractField> list;
    const Json::Array& required = schema.list("required");
    for (const auto& [name, inner] : schema.map("properties")) {
      ContractField field;
      field.name = name;
      field.type = inner.text("type");
      field.format = inner.text("format");
      field.required = std::find(required.begin(), required.end(), Json(name)) != required.end();
      const auto grade = parse_grade(inner.text("x-yinling-grade", "L2"));
      if (!grade)
        return refusal("CONTRACT_GRADE", pointer_join(pointer + "/properties", name),
                       "The grade must be L1, L2, L3 or L4.");
      field.grade = *grade;
      list.push_back(std::move(field));
    }
    return list;
  }

  const Json& document_;
  std::string_view where_;
};

}  // namespace

Json draft_7_of(const Json& schema) {
  if (!schema.is_object()) return schema;
  Json out(Json::Object{});
  for (const auto& [key, value] : schema.members()) {
    if (key == "nullable" || key == "example" || key.rfind("x-", 0) == 0) continue;
    if (key == "format") {
      add_format(out, schema.text("format"));
    } else if (key == "type" && schema.flag("nullable")) {
      out.set("type", Json::array({value, "null"}));
    } else if (key == "properties") {
      Json properties(Json::Object{});
      for (const auto& [name, inner] : value.is_object() ? value.members() : Json::Object{})
        properties.set(name, draft_7_of(inner));
      out.set("properties", std::move(properties));
    } else {
      out.set(key, key == "items" ? draft_7_of(value) : value);
    }
  }
  return out;
}

Result<Contract> Contract::parse(const Json& openapi, std::string_view where) {
  TRY(operations, Reader(openapi, where).read());
  Contract contract;
  contract.operations_ = std::move(operations);
  if (const Json* version = openapi.at_pointer("/info/version"); version != nullptr && version->is_string())
    contract.version_ = version->string();
  return contract;
}

const Operation* Contract::find(std::string_view id) const {
  for (const Operation& operation : operations_)
    if (operation.id == id) return &operation;
  return nullptr;
}

}  // namespace core
