// The program as outsiders meet it: started by its command line, asked by curl, signed and judged by openssl.
#include "support/program.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "core/json.h"
#include "support/command.h"

using core::Json;

namespace {

const std::string source = SOURCE_DIR;
const std::string wang = "990000194001010014";

struct Running {
  explicit Running(const std::string& state, const std::string& faults = "") {
    std::vector<std::string> words{SIMULATOR,
                                   "--listen",
                                   "127.0.0.1:0",
                                   "--state",
                                   state,
                                   "--people",
                                   source + "/services/platform/people.simulator.json",
                                   "--contract",
                                   source + "/services/platform/openapi.json"};
    if (!faults.empty()) words.insert(words.end(), {"--faults", faults});
    program = std::make_unique<support::Program>(words);
    const auto ready = core::parse_json(program->line(), "ready");
    REQUIRE(ready.ok());
    address = ready.value().text("listening");
    ca = ready.value().text("ca");
  }

  // A signed request by curl; `more` goes to curl as it stands.
  support::Outcome send(const std::string& operation, const std::string& body, const std::string& more = "") const {
    std::string path = operation;
    path.replace(path.find('.'), 1, "/");
    return support::run("t=$(date +%s%3N); s=$(printf %s \"" + operation +
                        "yinling-trial$t\" | openssl dgst -sha256 -hmac yinling-trial-secret -binary | base64 -w0); "
                        "curl -s --max-time 4 --cacert " +
                        ca + " -H 'gjzwfwpt_rid: yinling-trial' -H 'gjzwfwpt_sid: " + operation +
                        "' -H \"gjzwfwpt_rtime: $t\" -H \"gjzwfwpt_sign: $s\" --data-binary '" + body + "' " + more +
                        " https://" + address + "/sysapi/" + path);
  }
  support::Outcome certify(char submission, const std::string& more = "") const {
    return send("certification.submit",
                R"({"submission_id":")" + std::string(32, submission) + R"(","person_id":")" + wang +
                    R"(","witness":"staff","witness_number":"A07"})",
                more);
  }
  support::Outcome admin(const std::string& path, const std::string& more = "") const {
    return support::run("curl -s --max-time 4 --cacert " + ca + " " + more + " https://" + address + "/admin/" + path);
  }
  int count(const std::string& kind) const {
    const auto counts = core::parse_json(admin("counts").output, "counts");
    REQUIRE(counts.ok());
    const Json* number = counts.value().at_pointer("/" + kind + "/certification.submit");
    return number == nullptr ? 0 : static_cast<int>(number->integer());
  }
  void set_fault(const std::string& fault, const std::string& more = "") const {
    const auto said = admin(
        "faults", R"(--data-binary '[{"operation":"certification.submit","fault":")" + fault + "\"" + more + "}]'");
    REQUIRE(said.output == R"({"faults":1})");
  }

  std::unique_ptr<support::Program> program;
  std::string address, ca;
};

bool has_receipt(const support::Outcome& outcome) {
  return outcome.output.find(R"("receipt":"RZ)") != std::string::npos;
}

}  // namespace

TEST_CASE("The simulator finds its own files, whatever folder it is started in") {
  support::Program program({"/bin/sh", "-c", "cd / && exec '" SIMULATOR "' --listen 127.0.0.1:0"});
  CHECK(program.line().find("\"listening\"") != std::string::npos);
}

TEST_CASE("It says where it listens, and openssl finds its certificates in order") {
  const support::TemporaryFolder folder;
  Running simulator(folder.file("state"));
  CHECK(simulator.address.find("127.0.0.1:") == 0);
  CHECK(simulator.ca == folder.file("state/ca.pem"));
  const std::string verify = "openssl verify -x509_strict -purpose sslserver -verify_ip 127.0.0.1 -CAfile " +
                             simulator.ca + " " + folder.file("state/server.pem");
  CHECK(support::run(verify).status == 0);
  struct stat about {};
  REQUIRE(stat(folder.file("state/server.key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  // A second one on the same state is refused; after this one ended, the same authority goes on.
  const std::string authority = support::read_file(simulator.ca);
  support::Program second({SIMULATOR, "--listen", "127.0.0.1:0", "--state", folder.file("state"), "--people",
                           source + "/services/platform/people.simulator.json", "--contract",
                           source + "/services/platform/openapi.json"});
  CHECK(second.wait() == 2);
  CHECK(simulator.program->stop() == 0);
  const Running again(folder.file("state"));
  CHECK(support::read_file(again.ca) == authority);
}

TEST_CASE("A certification by curl, once, whatever happens to the program between") {
  const support::TemporaryFolder folder;
  std::string receipt;
  {
    Running simulator(folder.file("state"));
    const auto said = simulator.certify('a', "-D -");
    CHECK(said.output.find("x-yinling-simulator: 1\r\n") != std::string::npos);
    CHECK(said.output.find("\r\nDate: ") != std::string::npos);
    CHECK(said.output.find(R"("simulator":true)") != std::string::npos);
    REQUIRE(has_receipt(said));
    receipt = simulator.certify('a').output;
    simulator.program->kill();
  }
  const Running simulator(folder.file("state"));
  CHECK(simulator.certify('a').output == receipt);
  CHECK(simulator.count("requests") == 3);
  CHECK(simulator.count("effects") == 1);
  CHECK(simulator.admin("prune", "-X POST").output == R"({"forgotten":1})");
  CHECK(has_receipt(simulator.certify('a')));
  CHECK(simulator.count("effects") == 2);
}

TEST_CASE("A request that is not signed, not known or not POST gets no business") {
  const support::TemporaryFolder folder;
  const Running simulator(folder.file("state"));
  const std::string url = " https://" + simulator.address + "/sysapi/certification/";
  const std::string curl = "curl -s --cacert " + simulator.ca + " -w ' %{http_code}' ";
  CHECK(support::run(curl + "-d '{}'" + url + "submit").output.find("api-101") != std::string::npos);
  CHECK(support::run(curl + url + "submit").output.find(" 405") != std::string::npos);
  CHECK(support::run(curl + "-d '{}'" + url + "forget").output.find(" 404") != std::string::npos);
  CHECK(simulator.send("certification.submit", "{}", "-H 'gjzwfwpt_sign: AAAA'").output.find("api-101") !=
        std::string::npos);
  CHECK(simulator.count("effects") == 0);
}

TEST_CASE("Every fault is what it says, and only those done after the business leave an effect") {
  const support::TemporaryFolder folder;
  const Running simulator(folder.file("state"));
  const std::string status = "-o /dev/null -w '%{http_code}'";
  char id = '0';
  const auto effect_of = [&](auto send) {
    const int before = simulator.count("effects");
    send(++id);
    return simulator.count("effects") - before;
  };
  const auto plain = [&](const std::string& fault, const std::string& more = "") { simulator.set_fault(fault, more); };

  plain("delay", R"(,"ms":700)");
  CHECK(effect_of([&](char i) {
          CHECK(std::stod(simulator.certify(i, "-o /dev/null -w '%{time_total}'").output) > 0.7);
        }) == 1);
  plain("hang");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i, "--max-time 1").status == 28); }) == 1);
  plain("reset_after");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).status == 56); }) == 1);
  plain("truncated");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).status != 0); }) == 1);
  plain("wrong_envelope");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).output.find("errcode") != std::string::npos); }) == 1);
  plain("slow_bytes", R"(,"ms":2)");
  CHECK(effect_of([&](char i) {
          // The answer's length is not ours to choose: what counts is that every byte is waited for.
          std::istringstream told(simulator.certify(i, "-o /dev/null -w '%{size_download} %{time_total}'").output);
          double bytes = 0, seconds = 0;
          told >> bytes >> seconds;
          CHECK(bytes > 100);
          CHECK(seconds > 0.95 * bytes * 0.002);
        }) == 1);
  plain("duplicate");
  CHECK(effect_of([&](char i) { CHECK(has_receipt(simulator.certify(i))); }) == 1);
  plain("clock_off", R"(,"ms":-7200000)");
  CHECK(effect_of([&](char i) {
          const auto said = support::run("date -u -d \"$(echo '" + simulator.certify(i, "-D - -o /dev/null").output +
                                         "' | sed -n 's/^Date: //p' | tr -d '\\r')\" +%s; date +%s");
          const auto line = said.output.find('\n');
          CHECK(std::abs(std::stol(said.output.substr(line + 1)) - std::stol(said.output) - 7200) < 20);
        }) == 1);

  plain("reset");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).status == 56); }) == 0);
  plain("http_500");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i, status).output == "500"); }) == 0);
  plain("http_404");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i, status).output == "404"); }) == 0);
  plain("http_503", R"(,"ms":5000)");
  CHECK(effect_of([&](char i) {
          CHECK(simulator.certify(i, "-D -").output.find("Retry-After: 5\r\n") != std::string::npos);
        }) == 0);
  plain("http_429");
  CHECK(effect_of([&](char i) {
          CHECK(simulator.certify(i, "-D -").output.find("Retry-After: 1\r\n") != std::string::npos);
        }) == 0);
  plain("html");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).output.find("<!DOCTYPE html>") == 0); }) == 0);
  plain("no_receipt");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).output.find(R"("code":"200")") != std::string::npos); }) ==
        0);
  plain("other_receipt");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).output.find("ffffffffffffffff") != std::string::npos); }) ==
        0);
  plain("bad_signature");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).output.find("api-106") != std::string::npos); }) == 0);
  plain("redirect");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i, status).output == "302"); }) == 0);
  plain("oversized");
  CHECK(effect_of([&](char i) { CHECK(simulator.certify(i).output.size() > 8'000'000); }) == 0);
}

TEST_CASE("A refused connection carries nothing, and the next one everything") {
  const support::TemporaryFolder folder;
  const Running simulator(folder.file("state"));
  REQUIRE(simulator.admin("faults", R"(--data-binary '[{"operation":"*","nth":1,"fault":"refuse"}]')").status == 0);
  CHECK(simulator.certify('a').status != 0);
  CHECK(has_receipt(simulator.certify('a')));
  CHECK(simulator.count("requests") == 1);
}

TEST_CASE("The faults file is read again when it changes, and a wrong one changes nothing") {
  const support::TemporaryFolder folder;
  support::write_file(folder.file("faults.json"),
                      R"([{"operation":"certification.submit","nth":2,"fault":"http_500"}])");
  const Running simulator(folder.file("state"), folder.file("faults.json"));
  const auto status = [&](char id) { return simulator.certify(id, "-o /dev/null -w '%{http_code}'").output; };
  CHECK(status('a') == "200");
  CHECK(status('b') == "500");
  support::write_file(folder.file("faults.json"), R"([{"operation":"certification.submit","fault":"http_503"}])");
  CHECK(status('c') == "503");
  support::write_file(folder.file("faults.json"), R"([{"operation":"certification.submit","fault":)");
  CHECK(status('d') == "503");
  support::write_file(folder.file("faults.json"), "[]");
  CHECK(status('e') == "200");
  const auto refused = simulator.admin("faults", R"(--data-binary '[{"operation":"*","fault":"earthquake"}]')");
  CHECK(refused.output.find("FAULTS_SHAPE") != std::string::npos);
  CHECK(status('f') == "200");
}

TEST_CASE("What cannot be done is said on the command line and ends with 2") {
  const support::TemporaryFolder folder;
  const std::string sim = SIMULATOR;
  const auto said = [&](const std::string& arguments) { return support::run(sim + " " + arguments + " 2>&1", 10); };
  const std::string files = " --contract " + source + "/services/platform/openapi.json --people ";
  support::write_file(folder.file("people.json"), R"({"about":"x"})");
  support::write_file(folder.file("binary.json"), std::string("\x00\xff\xfe", 3));
  const std::pair<std::string, std::string> cases[] = {
      {"", "ARGUMENT_MISSING"},
      {"--listen", "ARGUMENT_MISSING"},
      {"--listen --state x", "ARGUMENT_MISSING"},
      {"--listen 127.0.0.1", "ARGUMENT_VALUE"},
      {"--listen 127.0.0.1:99999", "ARGUMENT_VALUE"},
      {"--listen 127.0.0.1:0 --loud yes", "ARGUMENT_UNKNOWN"},
      {"--listen 127.0.0.1:0 loud", "ARGUMENT_UNKNOWN"},
      {"--listen 127.0.0.1:0 --listen 127.0.0.1:0", "ARGUMENT_TWICE"},
      {"--listen 127.0.0.1:0 --profile morse" + files + source + "/services/platform/people.simulator.json",
       "PROFILE_UNSUPPORTED"},
      {"--listen 127.0.0.1:0" + files + folder.file("nothing.json"), "FILE_MISSING"},
      {"--listen 127.0.0.1:0" + files + folder.file("people.json"), "PEOPLE_SHAPE"},
      {"--listen 127.0.0.1:0" + files + folder.file("binary.json"), "JSON_"},
      {"--listen somewhere:0" + files + source + "/services/platform/people.simulator.json", "WEB_ADDRESS"},
  };
  for (const auto& [arguments, code] : cases) {
    const auto outcome = said(arguments);
    INFO(arguments << " -> " << outcome.output);
    CHECK(outcome.status == 2);
    CHECK(outcome.output.find(code) != std::string::npos);
  }
  CHECK(said("--help").status == 0);
}
