import Foundation
import Testing

/// `rapport predict fit`, as people call it.
@Suite struct PredictCommandTests {
  struct Answer: Decodable {
    var n: Int
    var events: Int
    var intercept: Double
    var features: [Feature]
    var train: Quality
    var holdout: BackTest

    struct Feature: Decodable {
      var name: String
      var coefficient: Double
      var mean: Double
      var sd: Double
    }

    struct Quality: Decodable {
      var auc: Double?
      var logLoss: Double?
      var brier: Double?
    }

    struct BackTest: Decodable {
      var n: Int
      var events: Int
      var auc: Double?
      var logLoss: Double?
      var brier: Double?
      var calibration: [Bin]
      var lift: [Decile]
    }

    struct Bin: Decodable {
      var from: Double
      var to: Double
      var n: Int
      var predicted: Double?
      var observed: Double?
    }

    struct Decile: Decodable {
      var decile: Int
      var n: Int
      var events: Int
      var lift: Double?
    }
  }

  /// A file in a folder of its own.
  private struct File: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "predict-\(UUID().uuidString)")
    var path: String { folder.appending(path: "rows.csv").path }

    init(_ data: Data) throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try data.write(to: folder.appending(path: "rows.csv"))
    }

    init(_ text: String) throws { try self.init(Data(text.utf8)) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func fit(_ arguments: [String], label: String = "won", positive: String = "yes") throws -> RunningBinary {
      try RunningBinary(["predict", "fit", "--from", path, "--label", label, "--positive", positive] + arguments)
    }

    func answer(_ arguments: [String], label: String = "won", positive: String = "yes") throws -> Answer {
      let run = try fit(arguments + ["--format", "json"], label: label, positive: positive)
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }
  }

  /// 0 to 996.
  private static func noise(_ row: Int, _ topic: Int) -> Int {
    (row * row * 31 + row * topic * 17 + topic * 101 + row * 7) % 997
  }

  private static func isEvent(_ row: Int) -> Bool {
    noise(row, 1) + noise(row, 9) + (row % 3 == 0 ? 200 : 0) > 1000
  }

  /// Rows as a spreadsheet writes them: a quoted comma, blanks, a column that says nothing.
  private static func rows(separator: String = ",", decimal: String = ".") -> String {
    let plans = ["basic", "Pro", "ünique", separator == "," ? "\"a,b\"" : "a,b"]
    let lines = (0..<300).map { row in
      let usage = "\(noise(row, 1) / 10)\(decimal)\(noise(row, 1) % 10)"
      let tickets = noise(row, 3) % 5 == 0 ? "" : "\(noise(row, 2) % 7)"
      let plan = noise(row, 6) % 6 == 0 ? "" : plans[noise(row, 5) % 4]
      let part = row % 10 < 7 ? "train" : "test"
      return [
        "C-\(row)", usage, tickets, "\(noise(row, 4) % 2)", plan, "3\(decimal)5", isEvent(row) ? "yes" : "no", part,
      ].joined(separator: separator) + "\n"
    }
    let header = ["id", "usage", "tickets", "trial", "plan", "same", "won", "part"].joined(separator: separator)
    return header + "\n" + lines.joined()
  }

  private static let split = ["--drop", "id", "--split", "part", "--train", "train"]

  /// As scikit-learn 1.9.1 has it: LogisticRegression (newton-cholesky, C = 1) on columns coded with numpy.
  private static let known: [(name: String, coefficient: Double)] = [
    ("usage", 1.44868185),
    ("tickets", 0.126209148),
    ("tickets=missing", -0.0678290528),
    ("trial", 0.0873834536),
    ("plan=Pro", -0.0787515659),
    ("plan=a,b", 0.592819399),
    ("plan=basic", -0.487333353),
    ("plan=ünique", -0.0428222949),
    ("same", 0),
  ]
  private static let knownIntercept = 0.270855499
  /// AUC, log loss and Brier score of the training rows, then of those held out.
  private static let knownFigures = [0.831853547, 0.501163648, 0.167401721, 0.873580247, 0.469450484, 0.150229461]

  @Test func theAnswerIsThatOfAnotherEngine() throws {
    let answer = try File(Self.rows()).answer(Self.split)
    #expect(answer.n == 210 && answer.events == 115 && answer.holdout.n == 90 && answer.holdout.events == 45)
    #expect(answer.features.map(\.name) == Self.known.map(\.name))
    for (feature, known) in zip(answer.features, Self.known) {
      #expect(abs(feature.coefficient - known.coefficient) < 1e-7, "\(feature.name)")
    }
    #expect(abs(answer.intercept - Self.knownIntercept) < 1e-7)
    let figures = [
      answer.train.auc, answer.train.logLoss, answer.train.brier, answer.holdout.auc, answer.holdout.logLoss,
      answer.holdout.brier,
    ]
    for (figure, known) in zip(figures, Self.knownFigures) { #expect(abs(try #require(figure) - known) < 1e-8) }
    let usage = try #require(answer.features.first)
    #expect(abs(usage.mean - 46.13333333333333) < 1e-12 && abs(usage.sd - 30.43107173571327) < 1e-12)
    #expect(answer.holdout.calibration.map(\.n).reduce(0, +) == 90 && answer.holdout.calibration.count == 10)
    #expect(answer.holdout.lift.map(\.n) == Array(repeating: 9, count: 10))
    #expect(answer.holdout.lift.map(\.decile) == Array(1...10))
  }

  /// However a spreadsheet has written it.
  @Test func theFormOfTheFileMakesNoDifference() throws {
    let plain = try File(Self.rows()).fit(Self.split + ["--format", "json"]).output
    let german = Self.rows(separator: ";", decimal: ",")
    let utf16 = try #require(Self.rows().data(using: .utf16))
    let forms = [
      Data("\u{FEFF}\(Self.rows())".utf8), Data(Self.rows().replacing("\n", with: "\r\n").utf8), utf16,
      Data(german.utf8), try #require(german.data(using: .windowsCP1252)),
    ]
    for form in forms { #expect(try File(form).fit(Self.split + ["--format", "json"]).output == plain) }
  }

  /// What has no figure is null and not left out.
  @Test func keysAreAlwaysThere() throws {
    let header = "x,won,part\n"
    let training = (0..<80).map { "\($0 % 7),\($0 % 2 == 0 ? "yes" : "no"),a\n" }.joined()
    let run = try File(header + training + "3,no,b\n").fit(["--split", "part", "--train", "a", "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let found = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(found.keys.sorted() == ["events", "features", "holdout", "intercept", "n", "train"])
    let holdout = try #require(found["holdout"] as? [String: Any])
    #expect(holdout.keys.sorted() == ["auc", "brier", "calibration", "events", "lift", "logLoss", "n"])
    #expect(holdout["auc"] is NSNull)
    let bins = try #require(holdout["calibration"] as? [[String: Any]])
    #expect(bins.count == 10 && bins.allSatisfy { $0.count == 5 })
    #expect(bins.count { $0["predicted"] is NSNull && $0["observed"] is NSNull } == 9)
    let deciles = try #require(holdout["lift"] as? [[String: Any]])
    #expect(deciles.count == 10 && deciles.allSatisfy { $0.count == 4 && $0["lift"] is NSNull })
  }

  @Test func aSeedDrawsTheSameRows() throws {
    let file = try File(Self.rows())
    let drop = ["--drop", "id", "--drop", "part"]
    let first = try file.fit(drop + ["--format", "json"]).output
    #expect(try file.fit(drop + ["--format", "json", "--holdout", "0.3", "--ridge", "1"]).output == first)
    #expect(try file.fit(drop + ["--format", "json", "--seed", "5"]).output != first)
    let quarter = try file.answer(drop + ["--holdout", "0.25", "--seed", "5"])
    #expect(quarter.holdout.n == 75 && quarter.n == 225)
    #expect(quarter.events + quarter.holdout.events == (0..<300).count(where: Self.isEvent))
  }

  @Test func aLargerRidgeHoldsWeightsBack() throws {
    let file = try File(Self.rows())
    let sizes = try ["0.01", "1", "100"].map { ridge in
      try file.answer(Self.split + ["--ridge", ridge]).features.reduce(0) { $0 + $1.coefficient * $1.coefficient }
    }
    #expect(sizes == sizes.sorted(by: >) && Set(sizes).count == 3)
  }

  @Test func peopleReadTables() throws {
    let text = try File(Self.rows()).fit(Self.split).output
    #expect(
      text.hasPrefix(
        "What speaks for won yes, fitted on 210 rows with 115 events, tried on 90 rows with 45 events\n\nHow well"))
    let lines = text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    #expect(lines.contains(["AUC", "0.8319", "0.8736"]) && lines.contains(["same", "0.0000", "3.5000", "0.0000"]))
    #expect(lines.contains { $0.first == "usage" && $0.dropFirst(2) == ["46.1333", "30.4311"] })
    #expect(text.contains("Calibration of the held out rows") && text.contains("90–100 %"))
    #expect(text.contains("Lift of the held out rows"))
    let table = try File(Self.rows()).fit(Self.split + ["--format", "csv"]).output
    #expect(table.contains("\nfeatures\nname,coefficient,mean,sd\nusage,"))
  }

  @Test(arguments: [
    (["--split", "part"], "--split and --train go together"),
    (["--train", "train"], "--split and --train go together"),
    (["--split", "part", "--train", "train", "--holdout", "0.2"], "either --holdout or --split"),
    (["--holdout", "0"], "above 0 and below 1"), (["--holdout", "1"], "above 0 and below 1"),
    (["--holdout", "-0.1"], "above 0 and below 1"), (["--holdout", "nan"], "above 0 and below 1"),
    (["--holdout", "0.001"], "--holdout: found '0.001', expected a share of 300 rows that leaves some on either side"),
    (["--ridge", "-1"], "a number from 0"), (["--ridge", "inf"], "a number from 0"),
    (["--ridge", "much"], "a number from 0"), (["--seed", "-1"], "--seed"),
    (["--drop", "iid"], "the nearest is id; there are id, usage, tickets"),
    (["--drop", "won"], "another column than the label"),
    (["--split", "won", "--train", "yes"], "another column than the label"),
    (["--split", "prt", "--train", "train"], "the nearest is part"),
    (["--split", "part", "--train", "trial"], "a value of part; the nearest is train; there are test, train"),
    (["--split", "same", "--train", "3.5"], "a value of same that leaves rows to test on"),
  ])
  func aWrongCallEndsWith64(arguments: [String], words: String) throws {
    let run = try File(Self.rows()).fit(arguments)
    #expect(run.status == 64 && run.output == "" && run.errors.contains(words), "\(run.errors)")
  }

  @Test func aLabelThatIsNotThereEndsWith64() throws {
    let file = try File(Self.rows())
    let label = try file.fit([], label: "lost")
    #expect(label.status == 64 && label.errors.contains("--label: found 'lost', expected a column"), "\(label.errors)")
    let value = try file.fit([], positive: "Yes")
    #expect(
      value.status == 64
        && value.errors == "--positive: found 'Yes', expected a value of won; the nearest is yes; there are no, yes\n",
      "\(value.errors)")
    #expect(try RunningBinary(["predict"]).status == 64)
  }

  @Test(arguments: [
    ("", ": empty, expected a header row"),
    ("x,won\n", ": no rows, expected some to fit to"),
    ("x,won\n1\n", ":2: 1 field, expected 2 as in the first row"),
    ("x,won\n1,\"yes\n", ":2: field 2: the file ends inside quotes, expected a closing quote"),
    ("x,x,won\n1,2,yes\n", ":1: field 2: column 'x' given twice"),
    ("x,won\n1,yes\n2,\n", ":3: won: blank, expected what came"),
  ])
  func aBrokenFileEndsWith2(text: String, words: String) throws {
    let file = try File(text)
    let run = try file.fit([])
    #expect(run.status == 2 && run.output == "", "\(run.errors)")
    #expect(run.errors.hasPrefix(file.path + words), "\(run.errors)")
  }

  @Test(arguments: ["NaN", "1e999", "n/a"]) func aValueThatIsNoNumberEndsWith2(value: String) throws {
    let rows = (0..<200).map { "\($0 == 8 ? value : "\($0)"),\($0 % 2 == 0 ? "yes" : "no")\n" }.joined()
    let file = try File("x,won\n" + rows)
    let run = try file.fit([])
    #expect(run.status == 2 && run.output == "", "\(run.errors)")
    #expect(run.errors.hasPrefix("\(file.path):10: x: found '\(value)'"), "\(run.errors)")
    #expect(run.errors.contains("expected a number, or nothing where none is known"))
  }

  @Test func whatCannotBeFittedEndsWith1() throws {
    // One comes again: what is left are places, and not rows.
    let all = try File(Self.rows().replacing("id,usage", with: "place,usage").replacing("C-299,", with: "C-0,"))
    let crowded = try all.fit(["--split", "part", "--train", "train"])
    #expect(
      crowded.status == 1
        && crowded.errors
          == "\(all.path): place has 210 different texts, expected at most 100 in a column; leave out with --drop place.\n",
      "\(crowded.errors)")
    func run(_ label: (Int) -> Bool, _ arguments: [String] = []) throws -> RunningBinary {
      let rows = (0..<100).map { "\($0),\(label($0) ? "yes" : "no"),\($0 < 90 ? "a" : "b")\n" }.joined()
      return try File("x,won,part\n" + rows).fit(["--split", "part", "--train", "a"] + arguments)
    }
    let few = try run { $0 % 3 == 1 && $0 < 87 }
    #expect(few.status == 1 && few.output == "", "\(few.errors)")
    #expect(few.errors.contains("29 training rows are events (won yes), expected at least 30"), "\(few.errors)")
    #expect(try run { $0 % 3 == 1 }.status == 0)
    let only = try run { _ in true }
    #expect(only.status == 1 && only.errors.contains("all 90 training rows are events"), "\(only.errors)")
    let apart = try run({ $0 < 50 }, ["--ridge", "0"])
    #expect(apart.status == 1 && apart.errors.contains("expected a larger --ridge"), "\(apart.errors)")
    #expect(try run({ $0 < 50 }, ["--ridge", "0.001"]).status == 0)
  }

  /// Texts that tell rows apart are more than a column may have: nothing is left out unless somebody says so.
  @Test(arguments: [("id", "C-"), ("customer_id", "x"), ("name", "Firma "), ("Code", "x")])
  func textsThatNumberTheRowsAreRefused(name: String, prefix: String) throws {
    let text = Self.rows().replacing("id,usage", with: "\(name),usage").replacing("C-", with: prefix)
    let split = ["--split", "part", "--train", "train", "--format", "json"]
    let run = try File(text).fit(split)
    #expect(
      run.status == 1 && run.output == "" && run.errors.contains("leave out with --drop \(name)"), "\(run.errors)")
    let dropped = try File(text).fit(split + ["--drop", name])
    let whole = try File(Self.rows()).fit(Self.split + ["--format", "json"])
    #expect(dropped.status == 0 && dropped.output == whole.output)
  }

  /// Numbers are a feature whatever they number, and are pointed out.
  @Test(arguments: ["Account ID", "customer_id", "accountId"])
  func numbersThatNumberTheRowsArePointedOut(name: String) throws {
    let text = Self.rows().replacing("id,usage", with: "\(name),usage").replacing("C-", with: "")
    let run = try File(text).fit(["--split", "part", "--train", "train", "--format", "json"])
    #expect(run.status == 0 && run.output.contains("\"\(name)\""), "\(run.errors)")
    #expect(run.errors.contains("seems to number the rows: \(name) (an id by its name)"), "\(run.errors)")
  }

  /// Numbers that differ are numbers, and a few plans are levels, whatever they are called by.
  @Test(arguments: ["turnover", "plan_id"]) func whatIsMeasuredIsAFeature(name: String) throws {
    let lines = Self.rows().split(separator: "\n").enumerated().map { place, line in
      let rest = line[(line.firstIndex(of: ",") ?? line.startIndex)...]
      return (place == 0 ? name : "\(name == "plan_id" ? place % 3 : place)") + rest + "\n"
    }
    let run = try File(lines.joined()).fit(["--split", "part", "--train", "train", "--format", "json"])
    #expect(run.status == 0 && run.errors == "" && run.output.contains("\"\(name)"), "\(run.errors)")
  }

  @Test func aFileThatIsNotThereEndsWith1() throws {
    let run = try RunningBinary([
      "predict", "fit", "--from", "/nowhere/rows.csv", "--label", "won", "--positive", "yes",
    ])
    #expect(run.status == 1 && run.errors == "/nowhere/rows.csv: there is no such file\n", "\(run.errors)")
  }
}
