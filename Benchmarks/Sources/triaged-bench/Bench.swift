import ArgumentParser

/// Measures what the product costs.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triaged-bench",
    abstract: "Measures what the product costs, each figure beside a reference of the same run.",
    subcommands: [
      AllCommand.self, DecideCommand.self, PipelineCommand.self, StartCommand.self,
      ServeCommand.self,
    ],
    defaultSubcommand: AllCommand.self)
}
