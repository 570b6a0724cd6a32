/// More of them: tools that hold other kinds of rows, and lists that were made for nobody but their makers.
extension GuessedTool {
  static let others: [GuessedTool] = [
    GuessedTool(
      name: "Aircall calls",
      lines: [
        "Call ID,Date,Direction,Duration,User,Company,Outcome,Notes",
        "77,2026-11-20 10:00,inbound,320,Mira Okafor,Nordlicht GmbH,Answered,asked about SSO",
        "78,2026-11-21 11:00,outbound,20,Lee Ek,Volt Labs,Voicemail,left a message",
      ],
      id: "V-78",
      gives: [
        "customer": "C2",
        "description": "left a message",
        "outcome": "Voicemail",
        "author": "Lee Ek",
      ], kind: "activities", rows: 2),
    GuessedTool(
      name: "German tickets",
      lines: [
        "Ticketnr.;Kundennr.;Kunde;Betreff;Priorität;Status;Bearbeiter;Erstellt am;Kategorie",
        "T-1;10001;Nordlicht GmbH;Anmeldung geht nicht;hoch;erledigt;kein Bearbeiter;20.11.2026 09:00;Zugang",
        "T-2;10001;Nordlicht GmbH;Rechnung falsch;niedrig;offen;Ada Lin;21.11.2026 10:30;Rechnung",
      ],
      id: "T-1",
      gives: [
        "customer": "C1",
        "subject": "Anmeldung geht nicht",
        "category": "Zugang",
        "outside_id": "T-1",
        "untold": "respond update resolve",
      ], kind: "tickets", rows: 2),
    GuessedTool(
      name: "German tickets in other words",
      lines: [
        "Ticket-Nr.;Kundenname;Thema;Priorität;Zustand;Eröffnet;Zugewiesen an",
        "4711;Nordlicht GmbH;Anmeldung geht nicht;hoch;erledigt;03.11.2026 09:15;Ada Lin",
        "4712;Nordlicht GmbH;Rechnung falsch;niedrig;in Arbeit;14.11.2026 10:30;",
        "4713;Volt Labs;Export bricht ab;mittel;geschlossen;15.11.2026 08:00;Bo Ek",
        "4714;Volt Labs;Seite lädt langsam;hoch;offen;16.11.2026 11:45;Ada Lin",
      ],
      id: "T-4713",
      gives: [
        "customer": "C2",
        "subject": "Export bricht ab",
        "created": "2026-11-15T08:00:00Z",
        "outside_id": "4713",
        "untold": "respond update resolve",
      ], kind: "tickets", rows: 4),
    GuessedTool(
      name: "Asana",
      lines: [
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task",
        "1200001,2026-11-01,2026-11-09,2026-11-09,Prepare QBR,To do,Mira Okafor,mira@x.example,,2026-11-10,,slides,Nordlicht GmbH,",
        "1200002,2026-11-02,,2026-11-12,Send invoice copy,Doing,,,,2026-12-01,,,Volt Labs,",
        "1200003,2026-11-03,,2026-11-12,Check adoption,Doing,Lee Ek,lee@x.example,,,,,Nordlicht GmbH,",
      ],
      id: "A-1200002",
      gives: [
        "customer": "C2",
        "title": "Send invoice copy",
        "owner": "",
        "due": "2026-12-01",
        "status": "inProgress",
      ], kind: "actions", rows: 3),
    GuessedTool(
      name: "Catalyst",
      lines: [
        "Account Name,External ID,CSM,ARR,Contract Start Date,Renewal Date,Seats,Lifecycle Stage,Plan",
        "Nordlicht GmbH,SF-1,Mira Okafor,\"120,000.00\",2024-03-14,2027-03-14,20,Adoption,Enterprise",
        "Volt Labs,SF-2,Unassigned,\"6,000.00\",2023-01-31,2027-01-31,5,Onboarding,Basic",
      ],
      edits: [("amounts", "EUR")],
      id: "SF-2",
      gives: [
        "owner": "",
        "monthly_revenue": "500",
        "currency": "EUR",
        "tier": "starter",
        "lifecycle": "onboarding",
      ], kind: "customers", rows: 2),
    GuessedTool(
      name: "Chargebee",
      lines: [
        "Subscription Id,Customer Id,Company,Plan Id,Plan Quantity,Plan Unit Price,Currency,Status,Started At,Current Term Start,Current Term End,Next Billing At,Cancelled At,MRR",
        "sub_1,cb_1,Nordlicht GmbH,pro-monthly,20,99.00,EUR,active,2024-03-14,2026-11-14,2026-12-14,2026-12-14,,1980.00",
        "sub_2,cb_2,Volt Labs,basic-yearly,5,40.00,EUR,cancelled,2023-01-31,2026-01-31,2027-01-31,,2026-09-30,200.00",
        "sub_3,cb_1,Nordlicht GmbH,addon-sla,1,500.00,EUR,active,2025-03-14,2026-11-14,2026-12-14,2026-12-14,,500.00",
      ],
      id: "sub_2",
      gives: [
        "customer": "C2",
        "plan": "basic-yearly",
        "amount": "200",
        "currency": "EUR",
        "seats": "5",
        "from": "2023-01-31",
        "to": "2026-09-30",
      ], kind: "subscriptions", rows: 3),
    GuessedTool(
      name: "Delighted",
      lines: [
        "Response ID,Person Name,Person Email,Company,Score,Comment,Created At,Survey Type",
        "1,Ann,ann@n.example,Nordlicht GmbH,9,Great,2026-11-20 10:00,NPS",
        "2,Bea,bea@v.example,Volt Labs,3,Slow,2026-11-21 10:00,NPS",
      ],
      id: "S-2",
      gives: [
        "customer": "C2",
        "survey": "nps",
        "score": "3",
        "comment": "Slow",
      ], kind: "surveys", rows: 2),
    GuessedTool(
      name: "Docebo",
      lines: [
        "Username,First Name,Last Name,Email,Branch Name,Course Code,Course Name,Course Type,Enrollment Date,Completion Date,Status,Score",
        "ann.lin,Ann,Lin,ann@n.example,Nordlicht GmbH,WF-1,Business User,E-Learning,2026-11-01 10:00:00,2026-11-14 10:00:00,Completed,88",
        "bea.ek,Bea,Ek,bea@v.example,Volt Labs,WF-1,Business User,E-Learning,2026-11-02 10:00:00,,In Progress,",
      ],
      id: "bea.ek",
      gives: [
        "customer": "C2",
        "name": "Bea Ek",
        "email": "bea@v.example",
      ], kind: "learners", rows: 2),
    GuessedTool(
      name: "Freshsales contacts",
      lines: [
        "Id,First name,Last name,Job title,Emails,Work,Accounts,Owner,Created at",
        "1,Ann,Lin,CTO,ann@n.example,123,Nordlicht GmbH,Mira,2026-01-01",
        "2,Bea,Ek,Buyer,bea@v.example,,Volt Labs,Mira,2026-01-02",
      ],
      id: "P-2",
      gives: [
        "customer": "C2",
        "name": "Bea Ek",
        "email": "bea@v.example",
        "role": "Buyer",
      ], kind: "contacts", rows: 2),
    GuessedTool(
      name: "HappyFox",
      lines: [
        "Ticket ID,Customer ID,Customer Name,Subject,Status,Priority,Category,Assignee,Created At,Channel,Tags",
        "HF00000101,C1,Nordlicht GmbH,Cannot log in,Closed,High,Support,No Agent,2026-11-20 09:00,Email,",
        "HF00000102,C1,Nordlicht GmbH,Invoice wrong,New,Low,Billing,Ada Lin,2026-11-21 09:00,Portal,vip",
        "HF00000103,C2,Volt Labs,Slow,Closed,Medium,Support,Unassigned,2026-11-22 09:00,Email,",
      ],
      id: "HF00000103",
      gives: [
        "customer": "C2",
        "subject": "Slow",
        "channel": "Email",
        "untold": "respond update resolve",
      ], kind: "tickets", rows: 3),
    GuessedTool(
      name: "Excel in German",
      lines: [
        "Kundennr.;Firma;Betreuer;Paket;Branche;Mitarbeiter;Start;Monatsumsatz;Lizenzen;Status;Verlängerung am",
        "10001;Nordlicht GmbH;Mira Okafor;Gold;Software;120;14.03.2024;1.200,50 €;25;aktiv;14.03.2027",
        "10002;Volt Labs;nicht zugewiesen;Silber;Bank;12;31.01.2023;300,00 €;5;aktiv;31.01.2027",
        "10003;Kestrel Ltd;Lee Ek;Gold;Maschinenbau;2200;01.06.2025;4.800,00 €;80;Onboarding;01.06.2027",
      ],
      edits: [("otherwise", "professional"), ("signed_up", "Start")],
      id: "C-10002",
      gives: [
        "name": "Volt Labs",
        "owner": "",
        "tier": "professional",
        "industry": "financial",
        "size": "small",
        "signed_up": "2023-01-31",
        "monthly_revenue": "300",
        "currency": "EUR",
        "seats": "5",
        "renews": "2027-01-31",
      ], kind: "customers", rows: 3),
    GuessedTool(
      name: "HubSpot in German",
      lines: [
        "Datensatz-ID;Unternehmensname;Unternehmenseigentümer;Lifecycle-Phase;Paket;Jahresumsatz;Erstelldatum",
        "101;Nordlicht GmbH;Mira Okafor;Kunde;Enterprise;1.234.567,50 €;03.02.2024",
        "103;Volt Labs;Lee Ek;Kunde;Professional;3.456,00 €;28.11.2023",
      ],
      edits: [("signed_up", "Erstelldatum")],
      id: "C-103",
      gives: [
        "name": "Volt Labs",
        "owner": "Lee Ek",
        "tier": "professional",
        "signed_up": "2023-11-28",
        "monthly_revenue": "0",
      ], kind: "customers", rows: 2),
    GuessedTool(
      name: "Mixpanel",
      lines: [
        "Date,Company,Event,Total Events,Uniques",
        "2026-11-20,Nordlicht GmbH,Report exported,14,3",
        "2026-11-20,Volt Labs,Report exported,2,1",
        "2026-11-21,Nordlicht GmbH,Workflow run,220,4",
        "2026-11-21,Volt Labs,Workflow run,31,2",
        "2026-11-22,Nordlicht GmbH,Report exported,9,2",
      ],
      id: "C1 Workflow run 2026-11-21T00:00:00Z",
      gives: [
        "count": "220"
      ], kind: "counters", rows: 5),
    GuessedTool(
      name: "Amplitude",
      lines: [
        "Week,Organization,Active Users,Sessions,Workflows Run",
        "2026-11-02,Nordlicht GmbH,14,120,33",
        "2026-11-02,Volt Labs,2,9,n/a",
        "2026-11-09,Nordlicht GmbH,15,131,40",
        "2026-11-09,Volt Labs,3,9,1",
      ],
      id: "C2 sessions 2026-11-09T00:00:00Z",
      gives: [
        "count": "9"
      ], kind: "counters", rows: 11),
    GuessedTool(
      name: "Monday",
      lines: [
        "Name,Person,Status,Due date,Priority,Account,Creation log",
        "Prepare QBR,Mira Okafor,Working on it,2026-12-10,High,Nordlicht GmbH,2026-11-01",
        "Collect references,Lee Ek,Done,2026-11-10,Low,Volt Labs,2026-11-02",
        "Renewal talk,,Stuck,2026-12-20,Critical,Nordlicht GmbH,2026-11-03",
      ],
      id: "Collect references",
      gives: [
        "customer": "C2",
        "owner": "Lee Ek",
        "status": "succeeded",
        "priority": "low",
      ], kind: "actions", rows: 3),
    GuessedTool(
      name: "Pendo",
      lines: [
        "Day,Account ID,Account Name,Number of Events,Visitors,Minutes",
        "2026-11-20,C1,Nordlicht GmbH,120,4,88",
        "2026-11-20,C2,Volt Labs,20,1,5",
        "2026-11-21,C1,Nordlicht GmbH,99,3,75",
        "2026-11-21,C2,Volt Labs,0,0,0",
      ],
      id: "C1 number-of-events 2026-11-21T00:00:00Z",
      gives: [
        "count": "99"
      ], kind: "counters", rows: 12),
    GuessedTool(
      name: "Pipedrive activities",
      lines: [
        "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Duration,Activity - Assigned to user,Activity - Organization,Activity - Contact person,Activity - Done,Activity - Marked as done time,Activity - Add time,Activity - Note",
        "501,Call about renewal,Call,2026-12-01,00:30,Mira Okafor,Nordlicht GmbH,Ann,To do,,2026-11-20 10:00:00,bring numbers",
        "502,Send offer,Task,2026-11-18,,Lee Ek,Volt Labs,Bea,Done,2026-11-18 12:00:00,2026-11-10 09:00:00,",
        "503,Kick-off,Meeting,2026-12-05,01:00,Mira Okafor,Nordlicht GmbH,,To do,,2026-11-21 10:00:00,",
      ],
      id: "A-502",
      gives: [
        "customer": "C2",
        "title": "Send offer",
        "type": "Task",
        "status": "succeeded",
        "owner": "Lee Ek",
        "due": "2026-11-18",
      ], kind: "actions", rows: 3),
    GuessedTool(
      name: "Stripe",
      lines: [
        "id,Description,Email,Name,Created (UTC),Currency,Plan,Status,Total Spend,Payment Count,Delinquent",
        "cus_A1,Nordlicht GmbH account,ann@n.example,Nordlicht GmbH,2024-03-14 10:00,eur,Business,active,1200.00,12,false",
        "cus_B2,,bea@v.example,Volt Labs,2023-01-31 09:00,eur,Starter,canceled,300.00,4,false",
      ],
      edits: [("signed_up", "Created (UTC)")],
      id: "cus_B2",
      gives: [
        "name": "Volt Labs",
        "tier": "starter",
        "lifecycle": "churned",
        "monthly_revenue": "0",
      ], kind: "customers", rows: 2),
    GuessedTool(
      name: "SugarCRM",
      lines: [
        "ID,Name,Account Type,Industry,Annual Revenue,Employees,Assigned User Name,Date Created,Service Level,Website",
        "a-1,Nordlicht GmbH,Customer,Technology,1200000,120,Mira Okafor,03/14/2024 10:22,Tier 1,n.example",
        "a-2,Volt Labs,Customer,Manufacturing,90000,9,No User,01/31/2023 09:00,Tier 2,v.example",
      ],
      edits: [("otherwise", "starter"), ("signed_up", "Date Created")],
      id: "a-2",
      gives: [
        "name": "Volt Labs",
        "owner": "",
        "industry": "manufacturing",
        "size": "small",
        "signed_up": "2023-01-31",
        "monthly_revenue": "0",
      ], kind: "customers", rows: 2),
    GuessedTool(
      name: "TalentLMS",
      lines: [
        "User,Email,Branch,Course,Status,Enrolled on,Completed on,Score,Time",
        "Ann Lin,ann@n.example,Nordlicht GmbH,Workflow basics,Completed,01/11/2026,14/11/2026,88,2h 10m",
        "Bea Ek,bea@v.example,Volt Labs,Workflow basics,Not completed,02/11/2026,,,30m",
        "Cem Ay,cem@n.example,Nordlicht GmbH,Platform for admins,Completed,03/11/2026,20/11/2026,91,4h",
      ],
      edits: [("otherwise", "businessUserTraining")],
      id: "cem@n.example",
      gives: [
        "customer": "C1",
        "name": "Cem Ay",
      ], kind: "learners", rows: 3),
    GuessedTool(
      name: "Zammad",
      lines: [
        "#,Title,Customer,Organization,Group,Owner,State,Priority,Created at,Tags",
        "65001,Cannot log in,ann@n.example,Nordlicht GmbH,Support,-,closed,3 high,11/13/2026 09:05,vip",
        "65002,Invoice wrong,bea@v.example,Volt Labs,Billing,Ada Lin,open,2 normal,11/04/2026 16:40,",
        "65003,Export fails,ann@n.example,Nordlicht GmbH,Support,Bo Ek,merged,1 low,11/05/2026 08:00,",
      ],
      edits: [("otherwise", "closed")],
      id: "T-65001",
      gives: [
        "customer": "C1",
        "subject": "Cannot log in",
        "created": "2026-11-13T09:05:00Z",
        "untold": "respond update resolve",
      ], kind: "tickets", rows: 3),
  ]
}
