"""What the others are called, where they work and what they write."""

from __future__ import annotations

FIRST = (
    "Abel", "Adira", "Aiko", "Alasdair", "Alma", "Amara", "Anders", "Anouk", "Arlo", "Astrid",
    "Aurelio", "Ayla", "Barnaby", "Beatriz", "Bohdan", "Brigid", "Caspian", "Cerys", "Chidi",
    "Clemence", "Cosmo", "Dagny", "Daichi", "Dilys", "Dragan", "Efua", "Eirlys", "Elio", "Elspeth",
    "Emeka", "Esme", "Fabian", "Farah", "Fergus", "Finola", "Gaia", "Gethin", "Giulia", "Greta",
    "Hamza", "Hedda", "Hugo", "Ianto", "Idris", "Ines", "Isolde", "Ivo", "Jarek", "Jolanta",
    "Juno", "Kaito", "Kerensa", "Kirsi", "Lachlan", "Leocadia", "Liesl", "Lorcan", "Ludo", "Mabli",
    "Magnus", "Mairead", "Marek", "Mireille", "Nadia", "Neve", "Noor", "Olamide", "Orla", "Oskar",
    "Paloma", "Petra", "Quentin", "Rafferty", "Rhiannon", "Roksana", "Rowan", "Sabela", "Senan",
    "Signe", "Sorcha", "Stellan", "Tadhg", "Tamika", "Tavish", "Tilda", "Ulrik", "Una", "Viggo",
    "Winifred", "Xanthe", "Ysolde", "Zadie", "Zeno",
)  # fmt: skip

LAST = (
    "Abberwick", "Ainscough", "Alderwood", "Amberleigh", "Arkenholt", "Ashgrove", "Averdale",
    "Balderson", "Barrowmede", "Beckwith", "Bellweather", "Birkendale", "Blackthorne", "Bramhall",
    "Brindlewood", "Broadmere", "Burnsall", "Cairnholt", "Carraday", "Cawthorne", "Chillingham",
    "Cloverley", "Coldbeck", "Copperfield", "Cranmere", "Crossgarth", "Dalewell", "Darnbrook",
    "Dewhirst", "Dovecote", "Drakelow", "Eastermoor", "Eldersleigh", "Elmsworth", "Fairbrace",
    "Fallowfield", "Featherby", "Fernsby", "Flintham", "Foxglove", "Garsdale", "Gillamoor",
    "Glaisby", "Greenhalgh", "Grimsdale", "Hallewell", "Hartsmere", "Hawkswell", "Hazelrigg",
    "Heatherley", "Hollinsworth", "Hornbeam", "Ingleborrow", "Ivywood", "Jervaulx", "Kellwater",
    "Kettlesing", "Kingsferry", "Kirkhaven", "Langstroth", "Larchwood", "Lingmoor", "Littondale",
    "Lovelace-Bryn", "Malinmoor", "Marrick", "Mickleby", "Middlesmoor", "Mossdale", "Netherby",
    "Nidderdale", "Oakhanger", "Oldroyd", "Osmotherley", "Patterdale", "Pellinore", "Penhale",
    "Pickersgill", "Quarmby", "Ravenscar", "Redmire", "Ribblehead", "Rosedale", "Rylstone",
    "Sallowfield", "Scarbeck", "Sedgewick-Lowe", "Semerwater", "Silverdale", "Skelwith",
    "Staveley", "Swaledale", "Swinnergill", "Tanfield", "Thornthwaite", "Tindale", "Undercliffe",
    "Vaizey", "Wainfleet", "Warriner", "Wharfedale", "Whinfell", "Whitbeck", "Winterburn",
    "Wychwood", "Yarrowby",
)  # fmt: skip

COMPANIES = (
    "Tallowmere Stores", "Corvane Payments", "Fennick & Rowe", "Wrenfield Parcels",
    "Pennant Vale Water", "Weatherlight Services", "Marsden Vale Hospitals", "Moorside Clinics",
    "Aireborough Council", "Solvane Power", "Oakfinch Talent", "Redcastle Search",
    "Calder & Thrush Research", "Applewharf Software", "Bluegate Logistics", "Bracken & Hale LLP",
    "Canalside Studios", "Copperline Rail", "Cottonlode Mills", "Dalesway Foods",
    "Dovetail & Pike", "Eastmark Housing", "Fellside Outdoors", "Fieldfare Media",
    "Ghyll Systems", "Gritstone Games", "Halfpenny Books", "Heronbridge Schools",
    "Ironspan Engineering", "Kilnhurst Ceramics", "Larkmead Insurance", "Limewood Interiors",
    "Loomstate Textiles", "Millrace Brewing", "Northlight Optics", "Otterburn Cycles",
    "Peartree Pharma", "Quarrystone Homes", "Roundhay Robotics, Inc.", "Saltmarsh Travel",
    "Sycamore Lane Charity", "Tidewell Marine", "Underhill Legal", "Viaduct Coffee",
    "Whinmoor Dairy", "Wolds Wind",
)  # fmt: skip

#: Small firms that people on the phone work for, and what the phone says they do there.
LOCAL = (
    ("Harbour Lane Bakery", "Baker"), ("Kirkgate Opticians", "Optician"),
    ("Roundwood Garage", "Mechanic"), ("Thornfield Primary", "Teacher"),
    ("Yewtree Surgery", "Nurse"), ("Headrow Climbing Wall", "Trainer"),
    ("Mill Street Library", "Librarian"), ("Canal Road Vets", "Vet"),
    ("Greenway Gardens", "Gardener"), ("St Oswin's Choir", "Choirmaster"),
    ("Bridge End Joinery", "Joiner"), ("Swanside Nursery", "Nursery Nurse"),
    ("Park Row Barbers", "Barber"), ("Oldmoor Farm", "Farmer"), ("Weir Street Cafe", "Cook"),
    ("Crossflatts Physio", "Physiotherapist"), ("Penny Lane Nurseries", "Gardener"),
    ("Hilltop Kennels", "Kennel Hand"), ("Elm Road Dental", "Hygienist"),
    ("Bridge End Joinery", "Joiner"),
)  # fmt: skip

#: Titles at her own employer: all of them say how senior they are, and nobody is above director.
OWN_TITLES = (
    "Data Science Intern", "Junior Data Analyst", "Junior Data Analyst", "Graduate Engineer",
    "Graduate Engineer", "Junior Network Planner", "Senior Data Analyst", "Senior Data Analyst",
    "Senior Network Planner", "Senior Network Planner", "Senior Asset Engineer",
    "Senior Customer Adviser", "Principal Forecasting Analyst", "Metering Operations Manager",
    "Engineering Manager", "Billing Operations Manager", "Director of Grid Planning",
)  # fmt: skip

#: Titles elsewhere; many say nothing certain, as in life.
TITLES = (
    "Data Analyst", "Senior Data Analyst", "Business Analyst", "Junior Business Analyst",
    "Software Engineer", "Senior Software Engineer", "Lead Developer", "Staff Engineer",
    "Product Manager", "Senior Product Manager", "Project Manager", "Programme Manager",
    "Engineering Manager", "Operations Manager", "Finance Manager", "HR Business Partner",
    "Head of Marketing", "Head of Operations", "Marketing Executive", "Account Manager",
    "Account Director", "Art Director", "Director of Operations", "Sales Director",
    "Finance Director", "Managing Director", "Vice President, Sales", "Chief Operating Officer",
    "Founder", "Co-Founder & CEO", "Partner", "Consultant", "Senior Consultant",
    "Management Consultant", "Solicitor", "Trainee Solicitor", "Accountant", "Senior Accountant",
    "Teacher", "Deputy Head", "Civil Engineer", "Senior Civil Engineer", "Graduate Engineer",
    "Designer", "Senior Designer", "Copywriter", "Customer Success Manager", "Office Manager",
    "Executive Assistant", "Statistician", "Research Fellow", "Marketing Intern", "Chief of Staff",
    "Freelance Journalist", "Architect", "Machine Learning Engineer", "Data Engineer",
)  # fmt: skip

OPENERS = (
    "Hello {name}, are you coming on Tuesday? The talk on demand curves looks good.",
    "Hi {name}, I came across your post on messy meter data. Exactly our trouble.",
    "Hello {name}, how is the new team? I often think of our old stand-ups.",
    "Hi {name}, could I ask you how your people hire analysts these days?",
    "Hello {name}, thank you for the slides, they were a great help.",
    "Hi {name}, a colleague looks for someone who knows survey weights. May I name you?",
    "Hello {name}, congratulations on the new post!",
    "Hi {name}, do you still have that reading list on time series?",
    "Hello {name},\n\nwe met at the conference in York. I liked what you said about baselines.",
    "Hi {name}, would you have half an hour for a coffee next month?",
)
ANSWERS = (
    "Lovely to hear from you! Yes, gladly.",
    "Thank you, that is kind. Let me look and come back to you.",
    "Of course. Would next week suit you?",
    'Ha, "exactly our trouble" sums it up. Let us compare notes.',
    "I am afraid I am away until the 12th, but after that, yes.",
    "Good question; the short answer is that we ask for a small piece of work.",
    "Please do. And greetings to the others!",
    "Here it is: https://example.org/reading-list. Start with the third one.",
    "Thank you! First weeks are busy, but the people are nice.",
    "Sure,\nany day but Wednesday.",
)
FOLLOW_UPS = (
    "Hello {name}, just wondering whether my message reached you.",
    "Hi {name}, no hurry at all, but I would still like to hear your view.",
    "Hello {name}, one more try from me. All the best!",
    "Hi {name}, the vacancy at your place caught my eye. Could you tell me more?",
    "Hello {name}, I hope all is well. Here is the link again: https://example.org/talk",
)
OFFERS = (
    "<p>Dear Tamsin, I have an exciting contract for you. Are you open to new roles?</p>",
    "Hi Tamsin, we help analysts like you to double their output. 15 minutes this week?",
    "Hello! I noticed that we share many connections and would love to tell you about our webinar.",
    "Dear Tamsin, a client of ours needs someone from January. Rates are very good.",
)
GROUP_LINES = (
    "Shall we say seven o'clock?",
    "I can bring the projector.",
    "Has anyone got a speaker for February?",
    "Count me in!",
    "Could somebody share the photos?",
    "I have booked the back room.",
    "Sorry, I can't make it this time.",
    "Good evening, all. Who wants to go by train?",
)
DRAFTS = (
    "Hello {name}, I have been meaning to ask you",
    "Hi {name}, about the vacancy",
    "Dear {name},",
    "Hello {name}, sorry for the long silence",
)
SKILLS = ("SQL", "Python", "Data Analysis", "Time Series", "Dashboards", "Forecasting", "R")
