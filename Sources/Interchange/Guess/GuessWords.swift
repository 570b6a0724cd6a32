import CustomerSuccess

/// What tools call the things that Rapport knows.
enum GuessWords {
  /// What has to stand in a column.
  enum Content: Sendable { case any, date, number, whole, email, link, text }

  struct Field: Sendable {
    var name: String
    var content: Content
    /// As `ColumnWords.plain` has them, the surest first.
    var phrases: [String]
    /// Names that may mean the field as well as something else: it is asked.
    var doubtful: [String] = []
    /// Names of what tools note of themselves, such as when a row was made: it is asked, too, unless the values prove it.
    var noted: [String] = []
    /// Words in a name beside which it does not mean the field.
    var never: Set<String> = []
    /// Names that mean the field only where one of these words stands in a value.
    var whereSaid: (phrases: [String], words: Set<String>) = ([], [])
    /// An id that stands in many rows: they tell of the same thing again.
    var repeats = false
    /// A column whose very name it is may hold nothing but numbers.
    var isNumbered = false
    /// What its values mean: a column that says little else is the field, whatever it is called, where no other column is.
    var meanings: [(choice: String, words: [String])] = []
    /// What is taken where no column tells it.
    var usual: String?
    /// Ranges of numbers may tell it, too.
    var tellsRanges = false
    /// Such a column speaks for the kind of rows whose field it is.
    var weighs = false
  }

  /// What the rows of a kind are called: a column that numbers other things numbers no rows.
  static func things(of kind: RecordKind) -> Set<String> {
    switch kind {
    case .customers:
      [
        "account", "accounts", "company", "organization", "organisation", "customer", "client", "kunde", "kunden",
        "firma",
      ]
    case .tickets: ["ticket", "conversation", "issue", "case", "request", "incident"]
    case .contacts: ["contact", "person", "user", "people"]
    case .surveys: ["response", "survey", "answer"]
    case .actions: ["task", "activity", "action", "todo"]
    case .activities: ["activity", "engagement", "event", "call", "meeting"]
    case .learners: ["user", "learner", "student", "person", "employee", "participant", "trainee"]
    case .subscriptions: ["subscription", "subscriptions", "contract"]
    default: []
    }
  }

  /// The page in the tool, as whole addresses tell it; no name is taken for it, for most addresses are a company's own.
  static let link = Field(name: "link", content: .link, phrases: [])

  /// What a company is called by whoever deals with it, wherever it stands; the surest first.
  private static let formalNames = ["company name", "account name", "organization name", "organisation name"]
  private static let plainNames = ["company", "account", "organization", "organisation"]
  private static let theirNames = ["customer", "client"]
  private static let foreignNames = ["firma", "kunde", "unternehmen", "societe", "entreprise", "empresa", "cliente"]

  /// What the column with the customer is called beside tickets, people and answers.
  static let companies =
    formalNames + ["associated company"] + plainNames + ["organizations", "customer company", "companies", "accounts"]
    + theirNames
    + [
      "contact company", "requester company", "user company", "custom field organizations", "kundenname", "firmenname",
    ]
    + foreignNames + ["auftraggeber"]

  /// Where they are named by a number alone.
  static let customerNumbers = [
    "customer id", "customer number", "customer no", "account id", "account number", "company id", "organization id",
    "organisation id", "client id", "kundennummer", "kundennr", "kunden nr", "kunden id", "firmennummer",
  ]

  /// What the column with a row's last change is called.
  static let lastChange = [
    "last updated time", "updated at", "updated", "last modified", "modified", "modified at", "last updated",
    "updated time", "last update time", "last update", "last updated at", "last updated on", "last updated date",
    "last update date", "updated on", "updated date", "updated datetime", "last updated datetime", "update time",
    "update date", "last modified date", "last modified time", "last modified at", "last modified on", "modified time",
    "modified date", "modified on", "modified datetime", "date modified", "date updated", "last changed", "changed at",
    "changed on", "user updated at", "geandert am", "geandert", "zuletzt geandert", "zuletzt geandert am",
    "letzte anderung", "aktualisiert am", "aktualisiert", "zuletzt aktualisiert", "zuletzt aktualisiert am",
    "letzte aktualisierung", "mis a jour le", "derniere mise a jour", "modifie le", "ultima actualizacion",
    "last activity", "last activity at", "last activity date", "last message at", "last message date",
    "last message datetime", "last replied at", "last reply at", "last response date",
  ]

  static let changed = Field(name: "changed", content: .date, phrases: lastChange)

  /// What the column with a row's making is called.
  static let made = [
    "created", "created at", "created date", "created time", "create date", "creation date", "created on",
    "created utc",
  ]

  static let customers: [Field] = [
    Field(
      name: "id", content: .any,
      phrases: [
        "external id", "account external id", "account id", "company id", "organization id", "customer id", "record id",
        "id",
        "gsid", "crm id", "sfdc account id", "account number", "account no", "customer number", "customer no",
        "company number", "client number", "client no", "account code", "customer code", "client code", "kundennummer",
        "kunden nr", "key",
      ]),
    Field(
      name: "name", content: .text,
      phrases: formalNames + ["customer name", "name"] + plainNames + theirNames + ["client name"] + foreignNames
        + [
          "nom", "nom du client", "nom de l entreprise", "raison sociale", "nombre", "nombre de la empresa",
          "firmenname",
          "kundenname", "unternehmensname", "name des unternehmens", "accountname", "bedrijfsnaam", "bedrijf",
          "nome da empresa", "nome azienda",
        ]),
    Field(
      name: "tier", content: .any,
      phrases: [
        "tier", "plan", "plan name", "subscription plan", "plan tier", "segment", "service level", "package",
        "product plan",
        "account tier", "label", "edition", "rating", "paket", "tarif", "stufe", "kundenstufe", "kundenklasse",
        "vertragsart", "abo",
        "abonnement", "formule", "niveau",
      ], meanings: ValueWords.tiers),
    Field(
      name: "industry", content: .text,
      phrases: ["industry", "vertical", "sector", "branche", "industry type", "secteur", "secteur d activite"],
      meanings: ValueWords.industries, usual: "other"),
    Field(
      name: "size", content: .any,
      phrases: [
        "number of employees", "employees", "employee count", "no of employees", "company size", "size", "headcount",
        "mitarbeiter", "people", "firm size", "business size", "employee range", "size band", "anzahl mitarbeiter",
        "mitarbeiterzahl", "mitarbeiteranzahl", "zahl der mitarbeiter", "mitarbeitende", "anzahl mitarbeitende",
        "beschaftigte", "anzahl beschaftigte", "grosse", "groesse", "firmengrosse", "firmengroesse",
        "unternehmensgrosse",
        "unternehmensgroesse", "betriebsgrosse", "betriebsgroesse", "kundengrosse", "kundengroesse", "grossenklasse",
        "groessenklasse", "taille", "taille de l entreprise", "taille entreprise", "effectif", "effectifs",
        "nombre d employes", "tamano", "tamano de la empresa", "tamano de empresa", "empleados", "numero de empleados",
      ], meanings: ValueWords.sizes, usual: "small", tellsRanges: true),
    Field(
      name: "owner", content: .text,
      phrases: [
        "csm", "csm name", "customer success manager", "success manager", "account manager", "csm owner", "owner",
        "owner name",
        "account owner", "company owner", "assigned csm", "betreuer", "assigned to", "gestionnaire", "responsable",
        "charge de compte", "kundenbetreuer", "kundenbetreuerin", "zustandig", "ansprechpartner intern",
        "relationship manager", "cs owner", "cs manager", "csm email", "owner email", "cs lead", "eigentumer",
        "unternehmenseigentumer", "accountinhaber", "account inhaber", "proprietaire", "proprietaire de l entreprise",
        "propietario", "propietario de la empresa", "eigenaar", "proprietario",
      ]),
    Field(
      name: "account_executive", content: .text,
      phrases: ["account executive", "ae", "sales owner", "sales rep", "sales person"]),
    Field(
      name: "signed_up", content: .date,
      phrases: [
        "customer since", "customer from", "became customer", "became a customer", "contract start",
        "contract start date", "original contract date", "original contract start", "signed up", "signup date",
        "sign up date", "subscription start", "subscription start date", "activation date", "since", "kunde seit",
        "kundin seit", "vertragsbeginn", "vertragsstart", "debut du contrat", "client depuis", "inicio del contrato",
        "cliente desde",
      ],
      doubtful: [
        "start date", "start", "startdatum", "beginn", "seit", "from", "von", "debut", "date de debut", "inicio",
        "fecha de inicio", "go live", "go live date", "launch date", "date", "datum",
      ],
      noted: made + [
        "date created", "organization created", "company created at", "first seen", "erstelldatum", "erstellungsdatum",
        "angelegt", "angelegt am",
        "erstellt", "erstellt am", "cree le", "date de creation", "creado", "fecha de creacion",
      ]),
    Field(
      name: "renews", content: .date,
      phrases: [
        "renewal date", "next renewal date", "next renewal", "contract renewal date", "renewal", "renews",
        "contract end date",
        "contract end", "subscription end", "end date", "expiry date", "verlangerung", "verlangerung am",
        "vertragsende", "echeance", "date d echeance",
        "renouvellement", "vencimiento", "renovacion",
      ]),
    Field(
      name: "monthly_revenue", content: .number,
      phrases: [
        "mrr", "monthly recurring revenue", "monthly revenue", "monthly spend", "current mrr", "total mrr",
        "monthly amount", "monthly price", "monthly fee", "revenue per month", "monatsumsatz", "umsatz pro monat",
        "umsatz monat", "monatlicher umsatz", "monatsbetrag", "monatspreis", "monatsgebuhr", "ca mensuel",
        "chiffre d affaires mensuel", "revenu mensuel", "ingresos mensuales", "cuota mensual",
      ]),
    Field(
      name: "yearly_revenue", content: .number,
      phrases: [
        "arr", "annual recurring revenue", "acv", "annual contract value", "current arr", "total arr", "yearly amount",
        "annual amount", "annual price", "annual fee", "revenue per year", "umsatz pro jahr",
        "umsatz jahr", "jahresbetrag", "jahrespreis", "jahresgebuhr",
      ]),
    Field(
      name: "revenue", content: .number,
      phrases: [
        "contract value", "recurring revenue", "subscription amount", "subscription value", "contract amount",
        "revenue",
        "vertragswert", "umsatz", "spend", "amount", "betrag", "price", "preis", "fee", "gebuhr",
        "ingresos", "importe", "value", "wert",
      ],
      // What a company turns over, or has paid in all, is not what it pays for a time.
      never: [
        "total", "annual", "lifetime", "ltv", "gesamt", "gesamtumsatz", "cumulative", "potential", "expansion", "last",
        "previous", "forecast", "target", "open", "due", "overdue", "balance", "deal", "company",
        "jahrlicher", "jahrlich", "jahr", "annuel", "annuels", "anual", "anuales",
      ]),
    Field(name: "currency", content: .text, phrases: ["currency", "currency code", "wahrung"]),
    Field(
      name: "seats", content: .whole,
      phrases: [
        "seats", "licenses", "licences", "license count", "licensed users", "number of seats", "seat count",
        "purchased seats", "lizenzen", "anzahl lizenzen", "benutzer", "nutzer", "arbeitsplatze", "licencias", "sieges",
        "users",
      ]),
    Field(
      name: "lifecycle", content: .text,
      phrases: [
        "lifecycle stage", "customer lifecycle stage", "status", "account status", "customer status", "stage",
        "lifecycle", "phase", "lebenszyklusphase", "lifecycle phase", "phase du cycle de vie", "etape du cycle de vie",
        "etapa del ciclo de vida", "fase del ciclo de vida", "levenscyclusfase", "fase do ciclo de vida",
        "is active", "active", "churned", "statut", "etat", "estado", "kundenstatus",
      ],
      whereSaid: (["account type", "customer type", "company type", "relationship", "type"], ValueWords.noCustomers),
      meanings: ValueWords.certainLifecycles, usual: "active"),
    Field(
      name: "churned", content: .date,
      phrases: [
        "churned at", "churn date", "churned date", "churned on", "cancelled at", "canceled at", "cancellation date",
        "gekundigt am", "gekundigt zum", "kundigungsdatum", "date de resiliation", "fecha de baja",
        "customer to",
      ]),
    link,
  ]

  static let tickets: [Field] = [
    Field(
      name: "id", content: .any,
      phrases: [
        "ticket id", "issue key", "key", "ticket number", "case number", "conversation id", "request id", "number",
        "id",
        "conversation number", "reference", "ticket nr", "ticket no", "ticketnummer", "vorgangsnummer", "vorgangsnr",
        "fallnummer", "nummer", "nr",
      ]),
    Field(name: "customer", content: .text, phrases: companies + customerNumbers, isNumbered: true),
    Field(
      name: "subject", content: .text,
      phrases: [
        "subject", "summary", "title", "ticket subject", "short description", "conversation subject", "topic",
        "ticket name", "ticket title", "case subject", "conversation title",
        "betreff", "preview", "kurzbeschreibung", "thema", "titel", "anliegen", "zusammenfassung",
      ]),
    Field(
      name: "category", content: .text,
      phrases: [
        "category", "kategorie", "categorie", "categoria", "type", "ticket type", "issue type", "request type",
        "product", "mailbox", "inbox", "group", "ticketart", "produkt",
      ]),
    Field(
      name: "channel", content: .text,
      phrases: ["channel", "kanal", "canal", "source", "via", "conversation type", "contact type", "origin"]),
    Field(
      name: "created", content: .date,
      phrases: [
        "created time", "created at", "created", "created date", "created on", "date created", "opened at", "opened",
        "erstellt", "erstellt am", "angelegt", "angelegt am", "eroffnet", "eroffnet am",
        "date opened",
        "conversation started at", "started at", "submitted at", "erstelldatum", "erstellungsdatum", "eroffnungsdatum",
        "eingegangen am", "gemeldet am", "create date", "create time", "creation date", "creation time",
        "created datetime", "created date time", "opened on", "opened date", "date", "datum",
      ],
      never: [
        "due", "deadline", "sla", "close", "closed", "resolved", "resolution", "solved", "completed", "done", "archive",
        "archived", "modified", "update", "updated", "changed", "last", "first", "response", "reply", "expected", "end",
        "letzte", "letztes", "letzter",
      ]),
    Field(
      name: "severity", content: .any,
      phrases: ["severity", "priority", "prio", "urgency", "prioritat", "prioritaet", "dringlichkeit", "schweregrad"],
      meanings: ValueWords.severities),
    Field(
      name: "status", content: .any,
      phrases: [
        "status", "state", "ticket status", "conversation state", "zustand", "bearbeitungsstatus", "bearbeitungsstand",
        "statut", "etat", "estado",
      ], meanings: ValueWords.statuses, weighs: true),
    Field(
      name: "owner", content: .text,
      phrases: [
        "assignee", "agent", "assigned to", "agent name", "owner", "assignee name", "assigned agent",
        "teammate assigned", "teammate currently assigned", "assigned teammate", "assigned user", "assignee user",
        "current assignee",
        "currently assigned teammate", "user", "bearbeiter", "bearbeiterin", "zugewiesen an", "zugewiesen", "zustandig",
        "verantwortlich",
      ]),
    Field(
      name: "resolved", content: .date,
      phrases: [
        "resolved time", "resolved at", "resolved", "resolution date", "solved at", "date resolved", "last closed at",
        "resolved date", "resolved on", "resolved datetime", "solved on", "solved date", "last resolved at",
        "last completed at", "completed at", "completed", "done at", "gelost", "gelost am", "geloest", "geloest am",
        "erledigt",
        "erledigt am", "abgeschlossen", "abgeschlossen am", "resolu le", "resuelto",
      ]),
    Field(
      name: "closed", content: .date,
      phrases: [
        "closed time", "closed at", "closed", "date closed", "closed date", "close date", "closed on",
        "closed datetime",
        "close time", "first closed at", "archived at", "archived date", "archived on", "archive date",
        "geschlossen am",
        "geschlossen",
      ]),
    Field(
      name: "outside_updated", content: .date,
      phrases: lastChange),
    Field(
      name: "first_response", content: .any,
      phrases: [
        "first response at", "first response time", "initial response time", "first reply at", "first responded at",
        "first teammate reply at", "first reply time", "first response", "time to first response",
        "first admin reply at", "first reply", "first replied at", "first response date", "first response datetime",
        "first reply date", "first agent response", "first agent reply", "first agent email response date",
        "first teammate response at", "first teammate response", "time to first reply", "initial response",
        "first reply time minutes", "erste antwort am", "erste antwort", "erste reaktion",
      ]),
    Field(
      name: "satisfaction", content: .any,
      phrases: [
        "satisfaction rating", "satisfaction", "csat", "csat score", "conversation rating", "survey results", "rating",
        "satisfaction score", "happiness rating", "happiness", "survey score", "csat rating", "customer satisfaction",
        "zufriedenheit", "bewertung",
      ]),
    link,
  ]

  static let contacts: [Field] = [
    Field(name: "id", content: .any, phrases: ["contact id", "person id", "record id", "user id", "id"]),
    Field(name: "customer", content: .text, phrases: companies + customerNumbers, isNumbered: true),
    Field(name: "name", content: .text, phrases: ["full name", "contact name", "person name", "name", "display name"]),
    Field(name: "first_name", content: .text, phrases: ["first name", "given name", "vorname"]),
    Field(name: "last_name", content: .text, phrases: ["last name", "surname", "family name", "nachname"]),
    Field(
      name: "email", content: .email,
      phrases: ["email", "email address", "e mail", "primary email", "work email", "emails", "e mail adresse", "mail"]),
    Field(
      name: "role", content: .text,
      phrases: ["job title", "title", "role", "position", "function", "funktion", "rolle", "fonction", "cargo"]),
    Field(
      name: "primary", content: .text,
      phrases: ["primary", "is primary", "primary contact", "main contact", "hauptkontakt"]),
    link,
  ]

  static let surveys: [Field] = [
    Field(name: "id", content: .any, phrases: ["response id", "survey response id", "id"]),
    Field(name: "customer", content: .text, phrases: companies + customerNumbers, isNumbered: true),
    Field(
      name: "score", content: .whole,
      phrases: ["nps score", "nps", "csat score", "csat", "ces", "score", "rating", "answer"]),
    Field(
      name: "at", content: .date,
      phrases: ["responded at", "response date", "submitted at", "answered at", "date", "created at", "timestamp"]),
    Field(
      name: "comment", content: .text,
      phrases: ["comment", "feedback", "verbatim", "response text", "comments", "reason"]),
  ]
}
