import CustomerSuccess
import Framework
import Interchange
import Testing

/// Files as people really have them: each is read to the right values, or refused with what to do.
@Suite struct ForeignFilesTests {
  private static let header =
    "id,name,tier,industry,size,owner,signed_up,renews,monthly_revenue,currency,seats,lifecycle"
  private static let rows = [
    "C-1,Müller & Söhne GmbH,professional,manufacturing,medium,Mira Okafor,2023-05-02,2025-05-02,3800,EUR,20,active",
    "C-2,Kestrel Park,starter,other,small,Sofia Kim,2024-01-10,2025-01-10,49.90,EUR,5,active",
  ]
  private static let plain = ([header] + rows).joined(separator: "\n") + "\n"

  private func take(
    _ bytes: some Sequence<UInt8>, mapping: String? = nil, pieceLength: Int = FileBytes.pieceLength
  ) throws -> (rows: [String], report: ImportReport) {
    let target = MemoryTarget()
    let mapping = try mapping.map { try Mapping(yaml: $0, file: "m.yaml") }
    let source = ImportSource(file: "f", bytes: MemoryBytes(bytes, pieceLength: pieceLength))
    let report = try target.take([source], options: ImportOptions(mapping: mapping))
    let rows = target.all.values.sorted { "\($0.key.values)" < "\($1.key.values)" }.map {
      exportRow($0).filter { !$0.isEmpty }.joined(separator: ",")
    }
    return (rows, report)
  }

  private func refusal(_ text: String, mapping: String? = nil) -> String? {
    let error = #expect(throws: (any Error).self) { _ = try take(text.utf8, mapping: mapping) }
    return error.map { "\($0)" }
  }

  /// A mapping of customers whose columns have Rapport's own names.
  private static func same(_ lines: String, dates: Bool = false) -> String {
    """
    name: same
    \(lines)
    files:
      customers:
        kind: customers
        columns: [id, name]
        fields:
          id: id
          name: name
          tier: tier
          industry: industry
          size: size
          owner: owner
          signed_up: {column: signed_up, as: date}
          renews: {column: renews, as: date}
          monthly_revenue: {column: monthly_revenue, as: number}
          currency: currency
          seats: {column: seats, as: number}
          lifecycle: lifecycle
    """
  }

  // MARK: Found by itself

  @Test(arguments: [",", ";", "\t", "|"], [1, 7, 4096])
  func theSeparatorIsFound(sign: String, pieceLength: Int) throws {
    let found = try take(Self.plain.replacing(",", with: sign).utf8, pieceLength: pieceLength)
    #expect(found.rows == Self.rows)
  }

  @Test func excelsOwnFirstLineIsRead() throws {
    #expect(try take(("sep=;\n" + Self.plain.replacing(",", with: ";")).utf8).rows == Self.rows)
  }

  @Test(arguments: [1, 3, 4096])
  func theEncodingIsFound(pieceLength: Int) throws {
    let units = Array(Self.plain.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [
      [0xFF, 0xFE] + little, little, [0xFE, 0xFF] + big, big, [0xEF, 0xBB, 0xBF] + Array(Self.plain.utf8),
    ] {
      #expect(try take(bytes, pieceLength: pieceLength).rows == Self.rows)
    }
    let windows = Self.plain.unicodeScalars.map { UInt8($0.value) }
    let found = try take(windows, pieceLength: pieceLength)
    #expect(found.rows == Self.rows)
    #expect(found.report.files.first?.notices.count("read as Windows-1252, as it is not UTF-8") == 1)
  }

  @Test func whatIsBothUTF8AndNotIsRefused() throws {
    let bytes =
      Array(Self.plain.utf8) + Array("C-3,Caf".utf8) + [0xE9] + Array(",starter,other,small,,2023-05-02,,,,,\n".utf8)
    let error = #expect(throws: InterchangeError.self) { _ = try take(bytes) }
    #expect(error?.description.contains("not UTF-8") == true)
  }

  @Test func windows1252HasLettersOfItsOwn() throws {
    let mapping = Self.same("encoding: windows-1252")
    let bytes =
      Array(Self.header.utf8) + [0x0A] + Array("C-1,A".utf8) + [0x80, 0x99, 0xFC]
      + Array(",starter,other,small,,2023-05-02,,,,,\n".utf8)
    #expect(try take(bytes, mapping: mapping).rows == ["C-1,A€™ü,starter,other,small,2023-05-02,0,USD,active"])
  }

  /// A mapping that was made when the tool wrote otherwise: no letter becomes two.
  @Test(arguments: [1, 3, 4096])
  func whatIsUTF8IsReadAsSuch(pieceLength: Int) throws {
    let mapping = Self.same("encoding: windows-1252")
    for bytes in [Array(Self.plain.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.plain.utf8)] {
      let found = try take(bytes, mapping: mapping, pieceLength: pieceLength)
      #expect(found.rows == Self.rows)
      #expect(found.report.files.first?.notices.count("read as UTF-8, which it is, and not as Windows-1252") == 1)
    }
    let windows = Self.plain.unicodeScalars.map { UInt8($0.value) }
    let told = try take(windows, mapping: mapping, pieceLength: pieceLength)
    #expect(told.rows == Self.rows && told.report.files.first?.notices.total == 0)
  }

  @Test func emptyColumnsAndRowsAtTheEndArePassedOverAndSaid() throws {
    let wide =
      ([Self.header] + Self.rows).map { $0 + ",,," } + [String(repeating: ",", count: 14), "", ",,,,,,,,,,,,,,"]
    let found = try take((wide.joined(separator: "\n") + "\n\n").utf8)
    #expect(found.rows == Self.rows)
    #expect(found.report.files.first?.notices.count("empty columns at the end passed over") == 3)
    #expect(found.report.files.first?.notices.count("empty rows passed over") == 2)
    let value = ([Self.header + ",,", Self.rows[0] + ",,x"]).joined(separator: "\n")
    #expect(refusal(value) == "f:2: field 14: found 'x', expected nothing in a column without a name")
  }

  @Test func blanksRoundNamesAreNobodysName() throws {
    let spaces = """
      \(Self.header)
       C-1 ,Müller & Söhne GmbH, Professional ,manufacturing,medium,Mira\u{A0}Okafor,2023-05-02,2025-05-02,3800,EUR,20,active
      C-2,\u{FEFF}Kestrel Park,starter,other,small,Sofia Kim\u{A0},2024-01-10,2025-01-10,49.90,EUR,5,active

      """
    #expect(try take(spaces.utf8).rows == Self.rows)
  }

  /// Two blanks, or a sign without width, make no second owner and no second company, in whatever column names stand.
  @Test func whatNobodySeesMakesNoTwoOfOneName() throws {
    let target = MemoryTarget()
    let customers = """
      \(Self.header)
      C-1,Müller &  Söhne GmbH,professional,manufacturing,medium,Mira  Okafor,2023-05-02,2025-05-02,3800,EUR,20,active
      C-2,Kestrel\u{200B} Park,starter,other,small,Mira Oka\u{200B}for,2024-01-10,2025-01-10,49.90,EUR,5,active

      """
    let files = [
      ("customers.csv", customers),
      ("contacts.csv", "id,customer,name,primary\nP-1,C-1,Pat \u{A0}Lee,yes\n"),
      (
        "tickets.csv",
        "id,customer,subject,severity,created,owner\nT-1,C-1,Two  blanks,high,2026-11-01T10:00:00Z,Mira\u{200B}  Okafor\n"
      ),
      (
        "actions.csv",
        "id,customer,priority,type,title,owner,status,created\nA-1,C-1,high,call,Call,Mira  Okafor,pending,2026-11-01T10:00:00Z\n"
      ),
    ]
    _ = try target.take(files)
    var people: Set<String> = []
    var names: Set<String> = []
    for fact in target.all.values {
      switch fact {
      case .customer(let customer):
        people.insert(customer.owner)
        names.insert(customer.name)
      case .contact(let contact): names.insert(contact.name)
      case .action(let action): people.insert(action.owner)
      case .ticketEvent(let event):
        if case .owner(let name) = event.kind { people.insert(name) }
      case .ticket(let ticket): #expect(ticket.subject == "Two  blanks")
      default: continue
      }
    }
    #expect(people == ["Mira Okafor"])
    #expect(names == ["Müller & Söhne GmbH", "Kestrel Park", "Pat Lee"])
  }

  // MARK: Refused with what it looks like

  @Test(arguments: [
    ("3800,EUR", "3.800,EUR", "monthly_revenue: found '3.800'", "(numbers: '1.234,56' or '1,234.56')"),
    ("3800,EUR", "\"3.800,00\",EUR", "monthly_revenue: found '3.800,00'", "numbers: '1.234,56'"),
    ("20,active", "\"1,200\",active", "seats: found '1,200'", "numbers: '1.234,56' or '1,234.56'"),
    ("2023-05-02", "45048", "signed_up: found '45048', which a spreadsheet shows as 2023-05-02", "dates: excel"),
    ("2023-05-02", "02/05/2023", "signed_up: found '02/05/2023', the day first or the month first", "dates: day first"),
    ("2023-05-02", "31.01.2024", "signed_up: found '31.01.2024', a date with the day first", "dates: day first"),
    ("2023-05-02", "1/31/24", "signed_up: found '1/31/24', a date with the month first", "dates: month first"),
  ])
  func aWrongValueIsToldWhatItLooksLike(old: String, new: String, found: String, hint: String) throws {
    let words = try #require(refusal(Self.plain.replacing(old, with: new)))
    #expect(words.hasPrefix("f:2: \(found)") && words.contains(hint), "\(words)")
  }

  @Test func aTitleAndAFooterAreToldOf() throws {
    let title = try #require(refusal("Report,,,,,,,,,,,\n,,,,,,,,,,,\n" + Self.plain))
    #expect(title.contains("line 3 reads like the header of customers") && title.contains("header: 3"), "\(title)")
    let bare = try #require(refusal("Report\n\n" + Self.plain))
    #expect(bare.contains("line 3 reads like the header of customers"), "\(bare)")
    let footer = try #require(refusal(Self.plain + "\n\n\"Grand Totals (2 records)\"\n"))
    #expect(
      footer.hasPrefix("f:6: 1 field, expected 12 as in the first row") && footer.contains("ends: [empty]"), "\(footer)"
    )
  }

  @Test func rowsInsideAnObjectAreToldOf() throws {
    let words = try #require(refusal(#"{"customers":[{"id":"C-1"}]}"#))
    #expect(words.contains("a mapping says the way to them (rows: customers[])"), "\(words)")
  }

  // MARK: Told by a mapping

  @Test func aMappingSaysHowNumbersAndDatesAreWritten() throws {
    let european = Self.plain.replacing(",", with: ";").replacing("3800", with: "3.800,00").replacing(
      "49.90", with: "49,90"
    )
    .replacing("2023-05-02", with: "02.05.2023").replacing("2024-01-10", with: "10.01.24")
    #expect(try take(european.utf8, mapping: Self.same("numbers: \"1.234,56\"\ndates: day first")).rows == Self.rows)
    let serial = Self.plain.replacing("2023-05-02", with: "45048")
    #expect(try take(serial.utf8, mapping: Self.same("dates: excel")).rows == Self.rows)
    let american = Self.plain.replacing("3800", with: "\"€3,800\"").replacing("2023-05-02", with: "5/2/2023")
    #expect(try take(american.utf8, mapping: Self.same("numbers: \"1,234.56\"\ndates: month first")).rows == Self.rows)
  }

  @Test func aMappingSaysWhereRowsBeginAndEnd() throws {
    let text = "Report of today\n\n" + Self.plain + "\n\"Grand Totals, 2\"\nConfidential\n"
    #expect(try take(text.utf8, mapping: Self.same("header: 3\nends: empty")).rows == Self.rows)
    let notice = "Report,of\n" + Self.plain + "\"Grand Totals, 2\"\nConfidential\n"
    #expect(try take(notice.utf8, mapping: Self.same("header: 2\nends: [grand total]")).rows == Self.rows)
  }

  @Test(arguments: ["customers[]", "customers"])
  func aMappingSaysTheWayToRowsInJSON(path: String) throws {
    let row =
      #"{"id":"C-2","name":"Kestrel Park","tier":"starter","industry":"other","size":"small","signed_up":"2024-01-10","more":{"a":[1]}}"#
    let text = "{\"count\":1,\"page\":{\"customers\":[7]},\"customers\":[\(row)],\"after\":[[{}]]}"
    let mapping = Self.same("rows: \(path)") + "\n      may_lack: any\n".replacing("      ", with: "    ")
    #expect(
      try take(text.utf8, mapping: mapping, pieceLength: 5).rows == [
        "C-2,Kestrel Park,starter,other,small,2024-01-10,0,USD,active"
      ])
    let words = try #require(refusal(#"{"rows":[],"x":1}"#, mapping: mapping))
    #expect(words.contains("no rows at \(path), expected a way through one of rows, x"), "\(words)")
  }

  @Test func aColumnThatTheFileLacksIsRefusedWithTheNearest() throws {
    let mapping = """
      name: typo
      files:
        a:
          kind: customers
          columns: [Account]
          fields:
            id: Account
            name: Account
            tier: {constant: starter}
            industry: {constant: other}
            size: {constant: small}
            signed_up: {constant: "2024-01-01"}
            renews: Renewal Date
            owner: owner
      """
    let words = try #require(refusal("Account,Renewal date,Owner\nAcme,2027-01-01,Mira\n", mapping: mapping))
    #expect(words.contains("'Renewal Date' (the nearest is 'Renewal date')"), "\(words)")
    #expect(words.contains("'owner' (the nearest is 'Owner')") && words.contains("among Account, Renewal date, Owner"))
    let other = try #require(refusal("Acount,Owner\nAcme,Mira\n", mapping: mapping))
    #expect(other.contains("the nearest are 'Acount' for Account"), "\(other)")
    let json = try #require(refusal(#"[{"Account":"Acme","owner":"Mira"}]"#, mapping: mapping))
    #expect(json.contains("no column 'Renewal Date', which a of the mapping reads"), "\(json)")
  }

  @Test func whatCannotBeReadIsNeverOtherwise() throws {
    let mapping = try MappingLibrary().mapping(named: "hubspot-companies")
    let text = """
      Record ID,Company name,Company owner,Create Date,Industry,Annual Revenue,Number of Employees
      1,Alpha GmbH,Dana Lee,2024-03-14 10:22,COMPUTER_SOFTWARE,"$25,000,000","1,200"
      2,Beta Inc,Dana Lee,2024-03-14 23:30,Computer Software,25000000.0,1200
      3,Gamma Ltd,(No owner),2024-03-14,,2.5E7,51-200
      5,Eps Ltd,,2024-03-14,,2.5E7,10-200
      4,Delta Ltd,,03/14/2024,INSURANCE,,

      """
    let target = MemoryTarget()
    let report = try target.take([("h.csv", text)], options: ImportOptions(mapping: mapping))
    let rows = target.all.values.map { exportRow($0).prefix(6).joined(separator: ",") }.sorted()
    #expect(
      rows == [
        "HS-1,Alpha GmbH,enterprise,technology,large,Dana Lee", "HS-2,Beta Inc,enterprise,technology,large,Dana Lee",
        "HS-3,Gamma Ltd,enterprise,other,medium,",
      ], "\(report.text)")
    let left = try #require(report.files.first?.leftOut.entries.values.map(\.example).sorted())
    #expect(left.count == 2)
    #expect(left[0].hasPrefix("h.csv:5: size: found '10-200' in 'Number of Employees', expected a number"), "\(left)")
    #expect(left[1].hasPrefix("h.csv:6: signed_up: found '03/14/2024' in 'Create Date', expected a date"), "\(left)")
  }
}
