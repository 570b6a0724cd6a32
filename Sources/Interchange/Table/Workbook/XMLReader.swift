internal import CExpat

/// What becomes of the elements and texts of an XML part; names come without their prefix.
protocol XMLHandler: AnyObject {
  func open(_ name: String, _ attribute: (String) -> String?)
  func text(_ text: String)
  func close(_ name: String)
}

/// A part of a workbook read with expat, piece by piece. Document types are refused: workbooks have none, and entities that are
/// made of each other fill any memory.
final class XMLReader {
  private let file: String
  private let part: String
  private let parser: OpaquePointer
  fileprivate let handler: any XMLHandler
  fileprivate var depth = 0
  fileprivate var refusal: String?

  init(file: String, part: String, _ handler: any XMLHandler) throws {
    self.file = file
    self.part = part
    self.handler = handler
    guard let parser = XML_ParserCreate(nil) else {
      throw InputComplaint(file: file, message: "cannot be read: out of memory")
    }
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(parser, openElement, closeElement)
    XML_SetCharacterDataHandler(parser, takeText)
    XML_SetStartDoctypeDeclHandler(parser, refuseDoctype)
  }

  deinit { XML_ParserFree(parser) }

  /// Takes the next piece; nil is the end.
  func take(_ piece: [UInt8]?) throws {
    let bytes = piece ?? []
    let status = bytes.withUnsafeBytes { bytes in
      XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), piece == nil ? 1 : 0)
    }
    if let refusal { throw complaint(refusal) }
    guard status == XML_STATUS_OK else {
      throw complaint(XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "not well-formed")
    }
  }

  /// Reads a part from beginning to end.
  func read(_ stream: PartStream) throws {
    while let piece = try stream.next() { try take(piece) }
    try take(nil)
  }

  fileprivate func stop(_ words: String) {
    if refusal == nil { refusal = words }
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  private func complaint(_ words: String) -> InputComplaint {
    InputComplaint(
      file: file, message: "\(part) in it is broken in line \(XML_GetCurrentLineNumber(parser)): \(words)")
  }
}

private func reader(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
  data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
}

private func localName(_ name: UnsafePointer<CChar>?) -> String {
  let name = name.map { String(cString: $0) } ?? ""
  return name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
}

private func openElement(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
  guard let reader = reader(data) else { return }
  reader.depth += 1
  guard reader.depth <= TableLimits.depth else {
    return reader.stop("more than \(TableLimits.depth) elements inside each other")
  }
  reader.handler.open(localName(name)) { wanted in
    var index = 0
    while let attributes, let key = attributes[index], let value = attributes[index + 1] {
      if localName(key) == wanted { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

private func closeElement(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
  guard let reader = reader(data) else { return }
  reader.depth -= 1
  reader.handler.close(localName(name))
}

private func takeText(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32) {
  guard let reader = reader(data), let text else { return }
  let bytes = UnsafeBufferPointer(start: text, count: Int(count))
  reader.handler.text(String(decoding: UnsafeRawBufferPointer(bytes), as: UTF8.self))
}

private func refuseDoctype(
  _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ system: UnsafePointer<CChar>?,
  _ publicName: UnsafePointer<CChar>?, _ hasSubset: Int32
) {
  reader(data)?.stop("a document type, expected none")
}
