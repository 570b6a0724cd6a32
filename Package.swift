// swift-tools-version: 6.2
import PackageDescription

let warnings: [SwiftSetting] =
  Context.environment["CI"] == "true" ? [.treatAllWarnings(as: .error)] : []

let strict: [SwiftSetting] =
  [.enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny")] + warnings

/// The tests are built with everything optimised but themselves: what they wait for is what they test.
let testing: [SwiftSetting] = warnings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
  name: "Rapport",
  products: [
    .executable(name: "rapport", targets: ["rapport"]),
    .library(name: "CustomerSuccess", targets: ["CustomerSuccess", "Framework", "PortfolioGenerator"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(name: "Statistics", swiftSettings: strict),
    .target(
      name: "CustomerSuccess", dependencies: ["Statistics", .product(name: "Mustache", package: "swift-mustache")],
      swiftSettings: strict),
    .target(name: "Files", swiftSettings: strict),
    .target(name: "CMalloc"),
    .target(name: "ProcessMemory", dependencies: ["CMalloc"], swiftSettings: strict),
    .target(
      name: "Framework",
      dependencies: ["CustomerSuccess", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Defaults")],
      swiftSettings: strict),
    .target(name: "SuccessStore", dependencies: ["CustomerSuccess"], swiftSettings: strict),
    .target(name: "SQLStore", dependencies: ["CustomerSuccess", "SuccessStore"], swiftSettings: strict),
    .target(name: "CSQLite"),
    .target(
      name: "SQLiteEngine",
      dependencies: [
        "CustomerSuccess", "SuccessStore", "SQLStore", "Files", "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "TerminalUI", swiftSettings: strict),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "CursesTerminal", dependencies: ["TerminalUI", "CNcurses"], swiftSettings: strict),
    .target(name: "CArchive"),
    .target(name: "CWorkbook"),
    .target(name: "CExpat", linkerSettings: [.linkedLibrary("expat")]),
    .target(
      name: "Interchange",
      dependencies: [
        "CustomerSuccess", "SuccessStore", "Framework", "Files", "ProcessMemory", "CArchive", "CExpat", "CWorkbook",
      ],
      resources: [.embedInCode("Mappings")],
      swiftSettings: strict),
    .target(
      name: "PortfolioGenerator", dependencies: ["CustomerSuccess", "Statistics", "Interchange", "Framework", "Files"],
      swiftSettings: strict),
    .target(
      name: "ConsoleApp",
      dependencies: [
        "CustomerSuccess", "SuccessStore", "Framework", "TerminalUI", "Interchange", "Files", "ProcessMemory",
      ],
      resources: [.embedInCode("Themes/Defaults")],
      swiftSettings: strict),
    .executableTarget(
      name: "rapport",
      dependencies: [
        "CustomerSuccess", "Statistics", "SuccessStore", "SQLiteEngine", "Framework", "TerminalUI",
        "CursesTerminal", "ConsoleApp", "Interchange", "PortfolioGenerator", "Files", "ProcessMemory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "FileFixtures", path: "Tests/FileFixtures", swiftSettings: strict),
    .testTarget(name: "FilesTests", dependencies: ["Files", "FileFixtures"], swiftSettings: testing),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: testing),
    .testTarget(
      name: "CustomerSuccessTests", dependencies: ["CustomerSuccess", "Statistics", "Framework"],
      swiftSettings: testing),
    .testTarget(name: "FrameworkTests", dependencies: ["Framework", "CustomerSuccess"], swiftSettings: testing),
    .testTarget(
      name: "SQLStoreTests",
      dependencies: [
        "SQLStore", "SQLiteEngine", "SuccessStore", "CustomerSuccess", "Framework", "Statistics", "PortfolioGenerator",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Fixtures"], swiftSettings: testing),
    .testTarget(
      name: "TerminalUITests", dependencies: ["TerminalUI", "CNcurses", "CursesTerminal", "Statistics"],
      swiftSettings: testing),
    .testTarget(
      name: "InterchangeTests",
      dependencies: [
        "Interchange", "PortfolioGenerator", "SuccessStore", "SQLiteEngine", "CustomerSuccess", "Framework", "Files",
        "FileFixtures", "Statistics",
      ],
      exclude: ["Fixtures"], swiftSettings: testing),
    .testTarget(
      name: "ConsoleAppTests",
      dependencies: [
        "ConsoleApp", "TerminalUI", "SuccessStore", "CustomerSuccess", "Framework", "SQLiteEngine",
        "Interchange", "PortfolioGenerator", "Files", "FileFixtures", "Statistics",
      ], exclude: ["Frames"], swiftSettings: testing),
    .testTarget(
      name: "RapportTests",
      dependencies: [
        "rapport", "ConsoleApp", "CustomerSuccess", "Framework", "SuccessStore", "SQLiteEngine", "TerminalUI",
        "Files", "FileFixtures", "Statistics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: testing),
  ],
  swiftLanguageModes: [.v6]
)
