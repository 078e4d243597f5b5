// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds the product builds this. It compiles the
// product's sources, which `Product` points to, because what it measures is internal to them.

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

/// A target of the product, compiled as there.
func product(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Product/" + name, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "triaged-bench",
  products: [.executable(name: "triaged-bench", targets: ["triaged-bench"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", path: "Product/CYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CICal", path: "Product/CICal", pkgConfig: "libical"),
    .target(
      name: "CRE2", path: "Product/CRE2", cxxSettings: [.unsafeFlags(["-std=c++17"])],
      linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CLinux", path: "Product/CLinux"),
    product("Diagnostics"),
    product("YAMLTree", ["CYAML", "Diagnostics"]),
    product("Matching", ["CRE2"], exclude: ["Unicode/generate.py"]),
    product("Triage", ["Diagnostics", "Matching"]),
    product("HolidayFiles", ["CICal", "Triage"]),
    product("RuleCompiler", ["Diagnostics", "HolidayFiles", "Matching", "Triage", "YAMLTree"]),
    product("Intake", ["Diagnostics", "Triage", "YAMLTree"]),
    product("Spool", ["CLinux", system]),
    product("Ledger", ["Triage", grdb]),
    product(
      "Daemon",
      [
        "CLinux", "Diagnostics", "Intake", "Ledger", "RuleCompiler", "Spool", "Triage",
        "YAMLTree", logging, system,
      ]),

    // The measure: the same work on files and nothing else, in plain C.
    .executableTarget(name: "file-work", path: "reference"),
    .executableTarget(
      name: "triaged-bench",
      dependencies: [
        "Daemon", "Diagnostics", "Intake", "Ledger", "Matching", "RuleCompiler", "Spool",
        "Triage", arguments, logging, system,
      ],
      swiftSettings: settings),
  ]
)
