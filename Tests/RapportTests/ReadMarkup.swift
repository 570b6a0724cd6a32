import Foundation
import FoundationXML

/// Markup read back by a parser that forgives nothing.
struct ReadMarkup {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  /// In the order in which they begin.
  private(set) var elements: [Element] = []

  struct Refused: Error, CustomStringConvertible { var description: String }

  init(_ markup: String) throws {
    let parser = XMLParser(data: Data(markup.utf8))
    let reader = Reader()
    parser.delegate = reader
    guard parser.parse() else {
      throw Refused(description: "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")")
    }
    elements = reader.elements
  }

  var names: Set<String> { Set(elements.map(\.name)) }
  /// What there is but for shapes and lines of drawings, of which a longer name may have fewer.
  var shape: [String] { elements.map(\.name).filter { !["text", "rect", "line"].contains($0) } }

  func texts(of name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { open.removeLast() }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let place = open.last { elements[place].text += text }
    }
  }
}
