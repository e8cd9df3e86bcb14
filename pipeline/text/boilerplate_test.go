package text

import (
	"strings"
	"testing"
)

// sites are lines of boilerplate; each row of the table's patterns must be met by three of them.
const sites = `
Advertisement
ADVERTISEMENT
Share this article
Read more
You may also like
Editor’s picks
Read more: Rebels storm the port of Aden
READ: Troops enter the capital
Related: What the accord says
ALSO READ: Minister resigns over bribes
Watch: President addresses parliament
Photo: Ana Lima
Image credit: Ana Lima, Meridian Wire
Source: Reuters
Last updated: 10 Dec 2024, 08:00 GMT
Tags: Peru, Ecuador, border
Click here to read the full story
Tap on the link to share it with friends
Click the button below
Sign up for our newsletter
Sign up to receive the best stories of the week.
Sign in to leave a comment
Log in to continue
Register for free access now
Sign up here.
Subscribe to our daily briefing
Subscribe now for full access
Subscribe for $1 a week
Already a subscriber? Log in
Are you a member? Sign in
Are you already a subscriber?
Join us on Telegram
Join our WhatsApp channel for the latest news
Join 40,000 readers who get it first
Follow us on X
Follow Meridian Wire on Facebook and Instagram
Follow @meridian for updates
Like us on Facebook
Find us on Instagram
Like us at facebook.example/meridian
Download the Meridian app
Download our free app for Android
Install the app
Get the latest stories delivered to your inbox every morning
Get our newsletter
Receive the day's headlines by email
Stay informed with our daily newsletter
Stay tuned for more.
Stay up to date on the Middle East
Share on Facebook
Share this with family and friends
Share via email
Print this page
Email this to a friend
Copy link
Send us your stories
Write to us at letters@meridian.example
Send your questions to the editor
Have a tip? Write to us
Do you have a story to tell?
Got a news tip for our reporters?
Contact us
Contact the reporter at ana@meridian.example
Contact our newsroom
Read the full story on our site
Read more about the accord
Read our explainer on the border quarrel
Read all the day's stories here
See all stories
See more
View all comments
Watch the video below
Watch live: parliament votes
Play video
Listen to this article
Listen to the podcast on the talks
Listen live
Explore more
Browse all topics
Discover our other newsletters
For more stories like this, visit our home page
For the latest news, download our app
For more on this story, click here
More from World
More on this story
More stories
This article was originally published in Meridian Wire.
This story has been updated with the governor's reply.
This content is available to subscribers only
This article first appeared in the print edition
The story was first published on our site
The views expressed in this article are the author's own.
The article appeared first in Meridian Wire
A version of this article appeared in print
An earlier version of this story gave a wrong date
A longer version of this article is on our site
Story continues below
Article continues after advertisement
Scroll to continue
Advertisement - scroll to continue
Ad feedback
Sponsored by Meridian Bank
Continue reading below
Keep reading
Continue watching after the ad
To continue reading, subscribe
To view this video please enable JavaScript
To read the rest of this story
To read the full report, log in
You have 2 free articles left this month
You've reached your limit of free articles.
You may also be interested in
Your browser does not support the audio element.
Your subscription supports journalism
Your email address will not be published
Please enable JavaScript
Please sign in to comment
Please consider subscribing
We use cookies to improve your experience
We and our partners store data such as cookies
We may earn a commission from links
By signing up you agree to our terms
By clicking submit, you accept our privacy policy
By continuing to use this site you agree
Support our journalism
Support independent journalism today
Donate now
Help us improve this page
Help us keep our reporting free
Help us continue our work
Copyright 2024 Meridian Wire
© 2024 Meridian Wire. All rights reserved.
Copyright The Meridian Company
All rights reserved.
All photos by Ana Lima
All photos courtesy of the museum
Photo by Ana Lima
Photograph courtesy of Meridian Archive
Picture: Ana Lima
Image via Getty
Photos by Joe Park and Ana Lima/AP
File photo
FILE PHOTO: A soldier stands guard at the border in May
File image of the minister
(Reporting by Ana Lima in Quito; Editing by Joe Park)
Reporting by Ana Lima, Joe Park and Meridian staff
Additional reporting by Joe Park in Lima
Writing by Joe Park
With files from Reuters
With agencies
With inputs from AFP and AP
With additional reporting by Ana Lima
Our standards: The Meridian Trust Principles
Our newsletter brings you the week's best
Our app is free
Published 12 December 2024
Updated at 10:30 GMT
Posted on Dec. 10, 2024 8:00 AM
Last updated December 10
Last modified on 3 May
Last edited by staff at 10:00
Filed under: World
Posted in Africa, Politics
Tagged with Peru
Thank you for reading
Thanks for subscribing
Thank you for your support
Unsubscribe
Unsubscribe at any time
Unsubscribe from this list
JavaScript must be enabled
Cookies help us run this site
Cookie policy
JavaScript is off
By Ana Lima
BY ANA LIMA AND JOE PARK
By Ana Lima and Joe Park, Meridian Wire
Ana Lima/AP Photo
AFP via Getty Images
REUTERS/Ana Lima
Getty Images
`

// stories are sentences and headings that begin as boilerplate does.
const stories = `
What do you think?
Read the room, the minister told his party.
Reading and Leeds voted for the treaty.
Readers in Tehran saw the paper for the last time on Monday.
Read more than a decade later, the letter still shocks the country.
Photo evidence shows that troops crossed the border.
Photographs by satellites showed that troops had left the base.
Photographers were beaten by the police in Minsk.
Pictures of the president were burned in the square.
Share prices fell after the coup.
Shares in the bank were seized by the state.
Sharing power is what the rebels want.
Advertisements for the army appeared in Kyiv.
Subscribers to the paper received a letter from the government.
Sign of the times: troops left the town.
Signs up and down the coast told people to flee.
Signing up recruits, the militia took the town.
Following the talks, the rebels withdrew.
Follow-up talks will be held in Geneva on Friday.
Join the army or leave, the governor told the men of the town.
Joining us in the attack, the rebels said, were foreign fighters.
Get out of Syria, the president told Iran.
Get the hostages out, families told the government.
Stay in your homes, the army told people in Homs.
Send troops or lose the war, the general told parliament.
Send aid, the mayor asked the United Nations.
Have a ceasefire first, the envoy said, and talks then.
Contact with the hostages was lost on Sunday, officials said.
Contact was made with the rebels.
See no evil: how the police looked away when mobs attacked.
Watch lists kept by the police hold thousands of names.
Watch out for mines, the army warned farmers.
Watching the border, soldiers shot two smugglers.
Listen to the people, the opposition told the king.
For more than two decades the two states have been at war.
For the latest attack the government blamed rebels.
More troops were sent to the border on Monday.
More than 300 people were killed.
This article of the constitution was adopted in 1991.
This story of revenge began when police shot a boy.
The report was first published by the United Nations in May.
The article was approved by parliament.
The views of the president were rejected by the court.
A version of the treaty was signed in Lima.
Story after story of torture was told in the court.
Articles of impeachment were filed against the president.
Scrolls were stolen from the museum.
Ad hoc tribunals sentenced the rebels.
Continued shelling killed five people in Donetsk.
Keep the peace, the king asked both parties.
To read the charges, the judge rose.
To end the war, the two sides met in Cairo.
You have two days to leave, the general told the envoys.
You may go, the kidnappers told the hostages.
Your country will pay, the rebels warned France.
Please leave, the mayor asked the protesters.
We use force when we must, the general said.
We may attack again, the rebels warned.
By signing the treaty, Peru ended the war.
By continuing the strikes, unions hope to bring the government down.
By Monday the rebels held the town.
By Friday, Rebels Had Taken Goma
By the time troops came, the mob had burned the embassy.
By Decree, President Dissolves Parliament
By March, the two sides had agreed on a truce.
Support for the government fell after the arrests.
Support our troops, the president asked the nation.
Donate blood, doctors asked people after the blast.
Help us, trapped miners wrote to the rescuers.
Copyrighted films were seized by the police.
All right-wing parties rejected the accord.
All photos of the massacre were seized by the army.
File-sharing sites were blocked by the government.
Files from the ministry show that police tortured prisoners.
Reporting by the commission showed that the militia had killed civilians.
Reporting from the front is banned, the army said.
Writing by hand, the prisoner told of torture.
Editing by the censors took a week.
With troops at the border, the two states began talks.
With inputs of arms from abroad, the rebels took the town.
Our troops will stay, the minister said.
Our standards of living have fallen, the protesters said.
Published reports of the massacre angered the king.
Updated figures show that 40 people were killed on Monday.
Posted to the border, soldiers of the two states shot at each other.
Posted at 22:58
Posted at 9.40am BST, 4 June
Last week 20 people were killed in Aden.
Last Monday 30 troops were killed.
Filed in May, the suit accuses the minister of fraud.
Thank you, the president told the rescuers.
Thanks to the truce, aid reached the town.
Like us, they have lost their homes, the refugees said.
Find the killers, the crowd demanded of the police.
Image matters to the junta, which freed the writers.
Video of the attack shows soldiers shooting at the crowd.
Explore peace, the pope told both sides.
Print shops were raided by the police.
Email accounts of the opposition were hacked by Russia.
Tweets by the president angered Iran.
Cookies laced with poison were sent to the embassy.
Relatives of the hostages met the minister.
Analysis: why the rebels took the town
Live fire killed two protesters, doctors said.
Reuters said that two of its reporters were arrested.
AFP reported that the rebels had left.
Iran/Iraq war: the last prisoners come home
Click, said the gun, and the hostage fell.
Tap water was poisoned by the militia.
`

func TestBoilerplate(t *testing.T) {
	b := newBoilerplate()
	met := map[*beginning]int{}
	for line := range strings.Lines(sites[1:]) {
		line = strings.TrimSpace(line)
		if !b.holds(line) {
			t.Errorf("not told as boilerplate: %s", line)
		}
		for _, patterns := range b.openings {
			for _, p := range patterns {
				if p.matches(strings.TrimLeft(line, "(")) {
					met[p]++
				}
			}
		}
	}
	for _, patterns := range b.openings {
		for _, p := range patterns {
			if met[p] < 3 {
				t.Errorf("%d lines for the pattern %s", met[p], p.pattern)
			}
		}
	}
	for line := range strings.Lines(stories[1:]) {
		if line = strings.TrimSpace(line); b.holds(line) {
			t.Errorf("taken for boilerplate: %s", line)
		}
	}
}

// TestBoilerplateStaysInTheText checks that what is passed over moves no offset.
func TestBoilerplateStaysInTheText(t *testing.T) {
	const text = "By Ana Lima\n\nLIMA (Reuters) - Peru and Ecuador signed an accord.\n\nAdvertisement\nRead more: Rebels storm the port\n\n" +
		"Soldiers leave in May. (Reporting by Ana Lima;\nEditing by Joe Park)\n"
	d := &Document{Text: text}
	if err := NewSegmenter().Apply(d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range d.Sentences {
		got = append(got, d.Slice(s.Span))
	}
	want := []string{"LIMA (Reuters) -", "Peru and Ecuador signed an accord.", "Soldiers leave in May."}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("sentences %q, want %q", got, want)
	}
	if d.Dateline.Empty() {
		t.Error("the dateline behind the byline was not found")
	}
}
