// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with: the language mode of Swift 6, the features that
/// will be its defaults, and no warning left standing.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A target of ours.
func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// The tests of a target of ours.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "triaged",
  products: [.executable(name: "triaged", targets: ["triaged"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // C: libraries of the system, and what Swift's view of Linux lacks.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CICal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .target(
      name: "CRE2", cxxSettings: [.unsafeFlags(["-std=c++17"])],
      linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CLinux"),

    // Pure: bytes to values, values to values.
    target("Diagnostics"),
    target("YAMLTree", ["CYAML", "Diagnostics"]),
    target("Matching", ["CRE2"], exclude: ["Unicode/generate.py"]),
    target("Triage", ["Diagnostics", "Matching"]),
    target("HolidayFiles", ["CICal", "Triage"]),
    target("RuleCompiler", ["Diagnostics", "HolidayFiles", "Matching", "Triage", "YAMLTree"]),
    target("RuleAnalysis", ["Diagnostics", "Matching", "RuleCompiler", "Triage", "YAMLTree"]),
    target("RuleTesting", ["Diagnostics", "Matching", "RuleAnalysis", "RuleCompiler", "Triage"]),
    target("Intake", ["Diagnostics", "Triage", "YAMLTree"]),

    // Effects.
    target("Spool", ["CLinux", system]),
    target("Ledger", ["Triage", grdb]),
    target("Reports", ["Diagnostics", "Ledger", "Matching", "Triage", "YAMLTree"]),
    target(
      "Daemon",
      [
        "CLinux", "Diagnostics", "Intake", "Ledger", "RuleCompiler", "Spool", "Triage",
        "YAMLTree", logging, system,
      ]),
    .executableTarget(
      name: "triaged",
      dependencies: [
        "Daemon", "Diagnostics", "Intake", "Ledger", "Reports", "RuleAnalysis", "RuleCompiler",
        "RuleTesting", "Spool", "Triage", "YAMLTree", arguments, logging, system,
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Spool", system], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "Diagnostics"),
    tests(of: "YAMLTree", ["Diagnostics"]),
    tests(of: "Matching"),
    tests(of: "Triage", ["Diagnostics", "Matching", "RuleCompiler"]),
    .testTarget(name: "TriageTimeTests", dependencies: ["Triage"], swiftSettings: settings),
    .testTarget(name: "TriageDigestTests", dependencies: ["Triage"], swiftSettings: settings),
    tests(of: "HolidayFiles", ["Triage"]),
    tests(of: "RuleCompiler", ["Diagnostics", "Intake", "Matching", "Triage", "YAMLTree"]),
    tests(
      of: "RuleAnalysis",
      ["Diagnostics", "Intake", "Matching", "RuleCompiler", "Triage", "YAMLTree"]),
    tests(
      of: "RuleTesting",
      ["Diagnostics", "Intake", "Matching", "RuleAnalysis", "RuleCompiler", "Triage", "YAMLTree"]),
    tests(of: "Intake", ["Diagnostics", "Triage", "YAMLTree"]),
    tests(of: "Spool", ["CLinux", "TestSupport", system]),
    tests(of: "Ledger", ["Triage", grdb]),
    tests(
      of: "Reports",
      ["Diagnostics", "Ledger", "Matching", "RuleCompiler", "Triage", "YAMLTree"]),
    tests(
      of: "Daemon",
      [
        "Diagnostics", "Intake", "Ledger", "RuleCompiler", "Spool", "TestSupport", "Triage",
        "YAMLTree", logging, system,
      ]),
    .testTarget(
      name: "LifeTests",
      dependencies: [
        "Daemon", "Diagnostics", "Intake", "Ledger", "RuleCompiler", "Spool", "TestSupport",
        "Triage", "YAMLTree", system,
      ],
      swiftSettings: settings),
    .testTarget(name: "HouseTests", swiftSettings: settings),
    // Depend on the program so that it is built; they start it as a process.
    tests(of: "triaged", ["Daemon", "Diagnostics"]),
    .testTarget(
      name: "RealDataTests",
      dependencies: ["Diagnostics", "Intake", "RuleCompiler", "Triage", "triaged"],
      swiftSettings: settings),
  ]
)
