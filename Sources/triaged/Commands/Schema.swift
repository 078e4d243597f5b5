import ArgumentParser
import Daemon
import Diagnostics
import RuleCompiler

/// `triaged schema`: the JSON Schema of rule files.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the JSON Schema of rule files, for editors.",
    discussion: """
      JSON Schema 2020-12. Where there is a rules folder, its own names of categories, teams, \
      urgencies and so on are listed, so that an editor completes them.

      Example:
        triaged schema --rules rules > rules/.schema.json

      A first line '# yaml-language-server: $schema=.schema.json' in a rule file tells the editor.
      """)

  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    // Names are there even where the folder does not compile; where it is not, there are none.
    let folder = try? RulesFolder.read(at: settings.rules)
    let names = folder?.compiled(in: settings.zone).names
    try Screen.output.print(RulesSchema(names: names).json.pretty + "\n")
  }
}
