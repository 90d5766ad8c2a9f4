// swift-tools-version:6.2
import PackageDescription

/// Every target of ours is held to the same rules: Swift 6 mode, warnings are errors.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The rules and the disk are optimised in debug builds too: `swift run` is what people run, and a
/// big store is read by exactly this code.
let fast = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "countersign",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "countersign", targets: ["CountersignMain"]),
    .executable(name: "countersign-bench", targets: ["CountersignBench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "3.12.3"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The rules. Imports nothing, not even Foundation.
    .target(name: "Countersign", swiftSettings: fast),
    // The disk: journal, keys, snapshot file, lock. Knows bytes, not what they mean.
    .target(
      name: "CountersignStore", dependencies: ["CSystem", crypto], swiftSettings: fast),
    // The Clerk: lock, catch up, decide, append, sync, apply, answer.
    .target(
      name: "CountersignClerk",
      dependencies: ["Countersign", "CountersignStore", "TOMLText", crypto, toml],
      swiftSettings: fast),
    // The outside: service ports and their sandbox simulators.
    .target(name: "CountersignServices", dependencies: ["Countersign"], swiftSettings: fast),
    // Worlds in memory, played at random and audited; the same for the same seed.
    .target(
      name: "CountersignSimulation",
      dependencies: ["Countersign", "CountersignServices", "CountersignStore"],
      swiftSettings: fast),
    // TOML, without what its reader ends the program of.
    .target(name: "TOMLText", dependencies: [toml], swiftSettings: house),
    // Cells, widths, keys, themes, and the drivers that show cells.
    .target(name: "Terminal", dependencies: ["CNcurses", "TOMLText", toml], swiftSettings: house),
    // The screens.
    .target(
      name: "CountersignConsole", dependencies: ["Countersign", "Terminal"], swiftSettings: house),
    // System calls that Swift's Glibc does not show.
    .target(name: "CSystem", cSettings: [.define("_GNU_SOURCE")]),
    // ncursesw behind plain functions; no curses name gets out.
    .target(
      name: "CNcurses",
      cSettings: [.define("NCURSES_WIDECHAR", to: "1"), .define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .executableTarget(
      name: "CountersignMain",
      dependencies: [
        "Countersign", "CountersignStore", "CountersignClerk", "CountersignServices",
        "CountersignSimulation", "CountersignConsole", "Terminal", arguments,
      ],
      swiftSettings: house),
    // Figures as ratios against peers; nothing else uses it.
    .executableTarget(
      name: "CountersignBench",
      dependencies: [
        "Countersign", "CountersignStore", "CountersignClerk", "CountersignServices", arguments,
      ],
      swiftSettings: house),
    .testTarget(
      name: "CountersignTests", dependencies: ["Countersign"], exclude: ["Golden"],
      swiftSettings: house),
    .testTarget(
      name: "CountersignStoreTests", dependencies: ["CountersignStore"], swiftSettings: fast),
    .testTarget(
      name: "CountersignClerkTests",
      dependencies: ["CountersignClerk", "CountersignStore", "CountersignServices", "Countersign"],
      swiftSettings: house),
    .testTarget(
      name: "CountersignSimulationTests",
      dependencies: ["CountersignSimulation", "Countersign"], swiftSettings: house),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: house),
    .testTarget(
      name: "CountersignConsoleTests",
      dependencies: ["CountersignConsole", "Countersign", "Terminal"],
      exclude: ["Screens"], swiftSettings: house),
    .testTarget(
      name: "CountersignMainTests",
      dependencies: ["CountersignMain", "CountersignClerk", "CSystem", crypto],
      swiftSettings: house),
    .testTarget(name: "HouseRulesTests", swiftSettings: house),
  ]
)
