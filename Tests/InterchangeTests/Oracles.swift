import CustomerSuccess
import FileFixtures
import Foundation
import Statistics
import Testing

extension SplitMix64 {
  /// Text with everything in it that has ever broken a CSV file.
  mutating func cell() -> String {
    let pieces = [
      "a", "Z", "7", " ", ",", "\"", "\n", "\r\n", "'", "=", "+", "-", "@", "\t", ";", "\\", "é", "e\u{301}",
      "\u{1F600}",
      "漢", "\u{202E}", "\u{1B}[31m", "null", "0", ".",
    ]
    return (0..<Int.random(in: 0...6, using: &self)).map { _ in pieces[Int.random(in: pieces.indices, using: &self)] }
      .joined()
  }

  /// The same as far as it stands in one line, and as a name is kept: nothing in it that nobody sees.
  mutating func line() -> String {
    String(cell().filter { TextLimit.line.complaint(String($0)) == nil }).asName()
  }
}

/// Python's `csv` module, asked through `python3`.
struct PythonOracle {
  private let path: String

  init?() {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard let path = folders.map({ "\($0)/python3" }).first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    self.path = path
  }

  func read(_ texts: [String]) throws -> [[[String]]] {
    let script = """
      import csv,io,json,sys
      print(json.dumps([[r for r in csv.reader(io.StringIO(t,newline=''),strict=True) if r] for t in json.load(open(sys.argv[1]))]))
      """
    return try run(script, texts)
  }

  func write(_ tables: [[[String]]]) throws -> [String] {
    let script = """
      import csv,io,json,sys
      out=[]
      for t in json.load(open(sys.argv[1])):
          f=io.StringIO(newline=''); csv.writer(f).writerows(t); out.append(f.getvalue())
      print(json.dumps(out))
      """
    return try run(script, tables)
  }

  private func run<In: Encodable, Out: Decodable>(_ script: String, _ input: In) throws -> Out {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-oracle-\(UUID().uuidString).json")
    try JSONEncoder().encode(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let answer = file.appendingPathExtension("answer")
    defer { try? FileManager.default.removeItem(at: answer) }
    try #require(Ran.program(path, ["-c", script, file.path], output: answer.path) == 0)
    return try JSONDecoder().decode(Out.self, from: Data(contentsOf: answer))
  }
}
