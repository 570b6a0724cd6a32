import Foundation
import Testing

/// What statsmodels and scipy answer, asked of the command; the rules have tables of their own.
@Suite struct ExperimentCommandTests {
  struct Answer: Decodable {
    var method: String
    var difference: Double
    var low: Double
    var high: Double
    var z: Double?
    var t: Double?
    var df: Double?
    var p: Double
  }

  private func run(_ arguments: [String]) throws -> String {
    let run = try RunningBinary(["experiment"] + arguments)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    return run.output
  }

  private func answer(_ arguments: String...) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: Data(try run(["test", "--format", "json"] + arguments).utf8))
  }

  private func isNear(_ found: Double?, _ wanted: Double) -> Bool { found.map { abs($0 - wanted) < 1e-9 } ?? false }

  @Test func sharesByTheNormalCurve() throws {
    let found = try answer("--a", "45/1000", "--b", "60/1000")
    #expect(found.method == "z" && isNear(found.difference, 0.015))
    #expect(isNear(found.low, -0.004679638162) && isNear(found.high, 0.034918514749))
    #expect(isNear(found.z, 1.503858587798) && isNear(found.p, 0.132617781929))
    #expect(found.t == nil && found.df == nil)
  }

  /// The difference is B less A, and z has its sign.
  @Test func aWorseVariantIsBelowZero() throws {
    let found = try answer("--a", "60/1000", "--b", "45/1000")
    #expect(isNear(found.difference, -0.015) && isNear(found.z, -1.503858587798))
    #expect(isNear(found.low, -0.034918514749) && isNear(found.high, 0.004679638162))
  }

  @Test func fewAreCountedOut() throws {
    let found = try answer("--a", "1/20", "--b", "7/20")
    #expect(found.method == "fisher" && found.z == nil && found.t == nil && found.df == nil)
    #expect(isNear(found.difference, 0.3) && isNear(found.p, 0.043596043596))
    #expect(isNear(found.low, 0.048721227669) && isNear(found.high, 0.521004525760))
    let none = try answer("--a", "0/10", "--b", "0/12")
    #expect(none.method == "fisher" && none.difference == 0 && none.p == 1 && none.low < 0 && none.high > 0)
  }

  @Test func meansByWelch() throws {
    let found = try answer(
      "--a-mean", "-4.25", "--a-sd", "0.5", "--a-n", "12", "--b-mean", "-3.75", "--b-sd", "8", "--b-n", "3")
    #expect(found.method == "welch" && found.difference == 0.5 && found.z == nil)
    #expect(isNear(found.low, -19.345693001984) && isNear(found.high, 20.345693001984))
    #expect(isNear(found.t, 0.10820035616) && isNear(found.df, 2.003907809880) && isNear(found.p, 0.923696681813))
  }

  @Test(arguments: [
    (["--base", "0.1", "--lift", "0.02"], 3835), (["--base", "0.1", "--lift", "-0.02"], 3205),
    (["--base", ".05", "--lift=0.01", "--power", "0.9", "--alpha", "1e-2"], 15437),
    (["--base", "0.9", "--lift", "0.1"], 38), (["--base", "0", "--lift", "0.05"], 78),
  ])
  func sizes(words: [String], wanted: Int) throws {
    let output = try run(["size", "--format", "json"] + words)
    #expect(try JSONDecoder().decode([String: Int].self, from: Data(output.utf8)) == ["perGroup": wanted])
  }

  @Test func asPeopleReadIt() throws {
    let shares = try run(["test", "--a", "45/1000", "--b", "60/1000"])
    #expect(
      shares == """
           Count     Of  Share
        A     45  1,000  4.5 %
        B     60  1,000    6 %

        B is 1.5 points above A; 95 % interval -0.468 to 3.492 points.
        z test: z = 1.504, p = 0.1326.

        """)
    let exact = try run(["test", "--a", "0/10", "--b", "0/12"])
    #expect(
      exact.contains("B and A are alike; ") && exact.contains("Fisher's exact test, for fewer than 5 are expected"))
    let means = try run([
      "test", "--a-mean", "10.2", "--a-sd", "2.5", "--a-n", "40", "--b-mean", "8.7", "--b-sd", "3.1", "--b-n", "38",
    ])
    #expect(means.contains("B is 1.5 below A; 95 % interval -2.77538 to -0.224616."))
    #expect(means.contains("Welch's test: t = -2.345 with 71.0966 degrees of freedom, p = 0.02182."))
    let size = try run(["size", "--base", "0.1", "--lift", "-0.02"])
    #expect(size.hasPrefix("3,205 in each group.\nSo many tell 8 % from 10 % with a chance of 80 %;"))
    #expect(try run(["size", "--base", "0.1", "--lift", "0.02", "--format", "csv"]) == "perGroup\n3835\n")
    #expect(
      try run(["test", "--a", "45/1000", "--b", "60/1000", "--format", "markdown"]).contains("| B | 60 | 1,000 |"))
  }

  /// With 64, the place, what was found and what was expected.
  @Test(arguments: [
    (["test"], "Give either --a and --b, or all of --a-mean"),
    (["test", "--a", "1/2"], "Give either --a and --b"),
    (["test", "--a", "1/2", "--b", "1/2", "--a-n", "5"], "Give either --a and --b"),
    (["test", "--a-mean", "1", "--a-sd", "1", "--a-n", "5"], "Give either --a and --b"),
    (["test", "--a", "3/2", "--b", "1/2"], "'3/2' is invalid for '--a <x/n>': expected X/N"),
    (["test", "--a", "1/2", "--b", "0/0"], "'0/0' is invalid for '--b <x/n>': expected X/N"),
    (["test", "--a", "-1/2", "--b", "1/2"], "'-1/2' is invalid for '--a <x/n>': expected X/N"),
    (["test", "--a", "1.5/2", "--b", "1/2"], "'1.5/2' is invalid for '--a <x/n>': expected X/N"),
    (["test", "--a", "1/2/3", "--b", "1/2"], "'1/2/3' is invalid for '--a <x/n>': expected X/N"),
    (["test", "--a", "1/99999999999999999999", "--b", "1/2"], "N from 1 to 500000000000000"),
    (["size", "--lift", "0.1"], "'--base <share>'"), (["size", "--base", "0.1"], "'--lift <difference>'"),
    (["size", "--base", "10", "--lift", "0.1"], "'10' is invalid for '--base <share>': expected a share from 0 to 1"),
    (["size", "--base", "0.1", "--lift", "0"], "'0' is invalid for '--lift <difference>': expected"),
    (
      ["size", "--base", "0.1", "--lift", "0.95"], "--lift: found '0.95', expected one other than 0 that leads from 0.1"
    ),
    (
      ["size", "--base", "0.1", "--lift", "-0.2"], "--lift: found '-0.2', expected one other than 0 that leads from 0.1"
    ),
    (["size", "--base", "0.1", "--lift", "1e-14"], "--lift: found '1e-14', expected one that at most"),
    (["size", "--base", "0.1", "--lift", "0.1", "--power", "1"], "'1' is invalid for '--power <chance>': expected"),
    (["size", "--base", "0.1", "--lift", "0.1", "--power", "0.05"], "--power: found '0.05', expected a chance above"),
    (["size", "--base", "0.1", "--lift", "0.1", "--alpha", "0"], "'0' is invalid for '--alpha <chance>': expected"),
    ([], "'rapport experiment' wants to know what: one of test, size, draw, result."),
  ])
  func aWrongCallEndsWith64(words: [String], message: String) throws {
    let run = try RunningBinary(["experiment"] + words)
    #expect(run.status == 64 && run.output == "" && run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: [
    ("a-mean", "nan", "expected a number such as"), ("b-mean", "inf", "expected a number such as"),
    ("b-mean", "1e999", "expected a number such as"), ("a-mean", "0x10", "expected a number such as"),
    ("a-mean", "1,5", "expected a number such as"), ("a-sd", "-1", "expected a number from 0"),
    ("b-n", "1", "expected a whole number from 2"), ("a-n", "4.5", "expected a whole number from 2"),
    ("a-n", "99999999999999999999", "expected a whole number from 2"),
    ("b-sd", "0", "--a-sd, --b-sd: found 0 for both, expected one above it"),
    ("b-mean", "-1.7e308", "--a-mean, --a-sd, --b-mean, --b-sd: found figures whose"),
  ])
  func aWrongFigureOfAMeanIsNamed(option: String, value: String, message: String) throws {
    var figures = ["a-mean": "1e308", "a-sd": "0", "a-n": "4", "b-mean": "1", "b-sd": "2", "b-n": "3"]
    figures[option] = value
    let words = figures.sorted { $0.key < $1.key }.flatMap { ["--\($0.key)", $0.value] }
    let run = try RunningBinary(["experiment", "test"] + words)
    #expect(run.status == 64 && run.output == "" && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("--\(option)"))
  }
}
