// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Rapport", path: "..")],
  targets: [
    .executableTarget(
      name: "Benchmarks", dependencies: [.product(name: "CustomerSuccess", package: "Rapport")])
  ],
  swiftLanguageModes: [.v6]
)
