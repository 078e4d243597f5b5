import Testing
import Triage

@testable import Daemon

@Suite("Settings")
struct SettingsTests {
  private func read(
    _ yaml: String? = nil, flags: [SettingKey: String] = [:], _ variables: [String: String] = [:]
  ) throws -> Settings {
    let office = try Office()
    let path = office.root + "/triaged.yaml"
    if let yaml { try office.write(Array(yaml.utf8), to: path) }
    do {
      return try SettingsReader.read(
        file: yaml == nil ? nil : path, flags: flags,
        environment: variables.merging(["TRIAGED_TIMEZONE": "UTC"]) { first, _ in first })
    } catch {
      var failure = error
      failure.description = error.description.replacing(office.root, with: "ROOT")
      throw failure
    }
  }

  private func mistakes(
    _ yaml: String? = nil, flags: [SettingKey: String] = [:], _ variables: [String: String] = [:]
  ) -> String {
    do {
      _ = try read(yaml, flags: flags, variables)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("without anything the defaults serve, relative to where it runs")
  func defaults() throws {
    let settings = try read()
    #expect(settings.rules == "rules")
    #expect(settings.state == "spool/state")
    #expect(settings.log == "spool/log")
    #expect(settings.batch == 256)
    #expect(settings.settle == .seconds(2))
    #expect(settings.keepLog == RetentionPeriod(years: 3))
  }

  @Test("a flag goes before a variable, that before the file")
  func precedence() throws {
    let yaml = "intake: {batch: 3, settle: 5s}\nkeep: {log: 10d}\n"
    let variables = ["TRIAGED_INTAKE_BATCH": "4", "TRIAGED_KEEP_LOG": "2w"]
    let settings = try read(yaml, flags: [.intakeBatch: "5"], variables)
    #expect(settings.batch == 5)
    #expect(settings.keepLog == RetentionPeriod(days: 14))
    #expect(settings.settle == .seconds(5))
  }

  @Test("paths of the file are relative to it, those of flags to where it runs")
  func paths() throws {
    let settings = try read("spool: s\nrules: /r\n", flags: [.log: "l"])
    #expect(settings.spool.hasSuffix("/s"))
    #expect(settings.spool.hasPrefix("/"))
    #expect(settings.state == settings.spool + "/state")
    #expect(settings.rules == "/r")
    #expect(settings.log == "l")
    let other = try read("spool: s\n", flags: [.spool: "t"])
    #expect(other.state == "t/state")
  }

  @Test("every mistake is told with its place, all at once")
  func everyMistake() {
    #expect(
      mistakes(
        "intake: {batch: 0, setle: 1s}\nkeep: {log: soon}\ntimezone: Asia/Shangai\n",
        [
          "TRIAGED_TIMEZONE": "Asia/Shangai"
        ]
      ).split(separator: "\n").count >= 2)
    #expect(mistakes("intake: {setle: 1s}\n").contains("did you mean 'intake.settle'"))
    #expect(mistakes("intake: {setle: 1s}\n").hasPrefix("ROOT/triaged.yaml:1:10: unknown setting"))
    #expect(mistakes(flags: [.intakeMaxBytes: "lots"]).hasPrefix("flag --intake-max-bytes: "))
    #expect(mistakes(nil, ["TRIAGED_KEEP_LOG": "-1d"]).hasPrefix("variable TRIAGED_KEEP_LOG: "))
    #expect(mistakes("- a\n").contains("not a list") || mistakes("- a\n").contains("keys"))
    #expect(mistakes("spool: [a]\n").contains("single value"))
    #expect(mistakes("intake:\nkeep: null\n") == "none")
    #expect(mistakes("spool: {a\n") != "none")
  }

  @Test("a named file that is not there is told so")
  func missingFile() {
    #expect(throws: SettingsReader.Failure.self) {
      _ = try SettingsReader.read(file: "/nowhere/t.yaml", flags: [:], environment: [:])
    }
  }

  @Test(
    "periods are read and count by the calendar",
    arguments: [
      ("90d", 2026, 8, 25), ("2w", 2026, 11, 9), ("3y", 2023, 11, 23), ("1d", 2026, 11, 22),
    ])
  func periods(text: String, year: Int, month: Int, day: Int) throws {
    let period = try #require(RetentionPeriod(text))
    let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
    #expect(period.firstKept(on: today) == CivilDate(year: year, month: month, day: day))
  }

  @Test("what is no period is none", arguments: ["", "d", "0d", "-3d", "3", "3m", "101y", "3 y"])
  func noPeriods(text: String) { #expect(RetentionPeriod(text) == nil) }
}
