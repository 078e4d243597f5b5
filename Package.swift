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

let package = Package(
  name: "triaged",
  products: [.executable(name: "triaged", targets: ["triaged"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries of the system.
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CRE2", cxxSettings: [.unsafeFlags(["-std=c++17"])], linkerSettings: [.linkedLibrary("re2")]),

    // Pure: bytes to values, values to values.
    .target(name: "Diagnostics", swiftSettings: settings),
    .target(name: "YAMLTree", dependencies: ["CYAML", "Diagnostics"], swiftSettings: settings),
    .target(name: "Matching", dependencies: ["CRE2"], swiftSettings: settings),
    .target(name: "Triage", dependencies: ["Diagnostics", "Matching"], swiftSettings: settings),
    .target(
      name: "RuleCompiler", dependencies: ["Diagnostics", "YAMLTree", "Matching", "Triage"],
      swiftSettings: settings),
    .target(
      name: "Intake", dependencies: ["Diagnostics", "YAMLTree", "Triage"],
      swiftSettings: settings),

    // Effects.
    .target(
      name: "Spool",
      dependencies: [
        "Diagnostics", "Triage", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "Ledger", dependencies: ["Triage", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Daemon",
      dependencies: [
        "Diagnostics", "Intake", "Ledger", "RuleCompiler", "Spool", "Triage", "YAMLTree",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "triaged",
      dependencies: [
        "Daemon", "Diagnostics", "Intake", "Ledger", "RuleCompiler", "Spool", "Triage", "YAMLTree",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
  ]
)
