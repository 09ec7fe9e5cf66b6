import { words } from './set.ts';

/** Last words of company names: legal forms and what companies call themselves. */
export const COMPANY_WORDS = words(`
  SE AG SA NV BV KK SpA S.p.A. S.A. N.V. B.V. Plc PLC plc Ltd Limited Inc Corp Corporation Co Company GmbH KGaA KG AB ASA AS A/S Oyj Oy SAS SARL SGPS
  LLC LLP LP Pte Bhd Group Groupe Gruppe Grupo Gruppo Holding Holdings Bank Banco Banca Banque Bancorp Capital Partners Investment Investments Management
  Advisors Asset Motor Motors Auto Automotive Airlines Airways Lines Shipping Marine Steel Metals Mining Energy Power Electric Oil Gas Petroleum Hydro Water
  Insurance Assurance Seguros Telecom Telekom Communications Media Press Broadcasting Technologies Technology Systems Software Semiconductor Electronics
  Pharma Pharmaceuticals Chemicals Chemical Foods Food Brewery Brouwerij Hotels Stores Retail Logistics Industries Industrial Enterprises International
  Ventures Venture Properties Realty Land Estates Construction Cement Paper Pulp Textiles Works Werke Trading Services Solutions Networks Labs Aerospace
  Aviation Rail Railways Ports Finance Financial Leasing Credit Trust Equity Securities Alliance Caja Caixa Kasse Cooperative Versicherung Mutual Assicurazioni
  Prospect Carriage Ispat Brands Studios Pictures Entertainment Publishing Resources Minerals Wind Solar Nuclear Batteries Battery Biotech Health Hospitals Clinic
`);

/** Words that make a name a fund, foundation or other pool of assets. */
export const FUND_WORDS = words(
  'Fund Fonds Fondo Fundo Fondation Foundation Fondazione Fundación Stichting Stiftung Stiftelse Trust Trusts Trustees Pension Pensional Pensions Endowment Authority',
);

/** Words that make a name a body which rules, judges or advises. */
export const BODY_WORDS = words(`
  Commission Ministry Court Tribunal Committee Parliament Senate Congress Council Agency Regulator Authority Bundestag Office Bureau Union
  Association Federation University Institute Exchange Party
`);

/** Titles before a person's name. */
export const TITLES = words(
  'Madam Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Baron Baroness Count Herr Frau Monsieur Madame M Mme Signor Señor Don President Senator Judge Justice Prince Princess King Queen Sheikh',
);

/** Small words inside names: "Caja Mutual del Norte", "De Gouden Hop", "Ferdinand von Thal". */
export const NAME_PARTICLES = words(
  'of de del della delle dei di da do dos das du des d la le les van von der den ter ten zu zum and & y e i i. al el bin ibn',
);

/** Capitalised words that open sentences and are no names. */
export const NO_NAMES = words(`
  The A An It Its This That These Those He She They We You I His Her Their Our My Your In On At As But And Or Nor So Yet For From To By With Without Of Off
  After Before While When Where If Although Though Because Since Until Unless Once Under Over Above Below Between Among Against Across Through During Despite
  Both Each Every All Any Some Most Many Much More Less Few Several Another Other Others Such Same Neither Either None No Not Nobody Nothing Everyone Everything
  What Which Who Whom Whose Why How There Here Then Now Today Yesterday Tomorrow Meanwhile However Moreover Still Also Even Only Just Later Earlier Recently
  Altogether Together Besides Alone Nearly Almost Roughly Around Likewise Thereby Thereafter Afterwards Currently Presently Formerly Initially Eventually Finally
  Last Next First Second Third Fourth Fifth Two Three Four Five Six Seven Eight Nine Ten Half One Once Twice
  Is Are Was Were Be Been Has Have Had Do Does Did Will Would Can Could May Might Must Shall Should Let Lets
  Head Asked According Speaking Apart Instead Rather Thus Hence Yes Perhaps Maybe Indeed Again Soon Already Never Always Often Sometimes Not-so
  January February March April June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday CET GMT EST UTC AM PM
  Shares Shareholders Investors Analysts Sources Reports Regulators Lawyers Critics Union Unions Workers Officials Directors Executives Markets Trading Sales Profit Revenue Turnover Deliveries
  Mr Mrs Ms Dr Sir CEO CFO COO EUR USD GBP NOK SEK DKK JPY EV EVs PHEV TEU IPO AGM EGM MoU MOU Q A Board Company Chairman President Chief
  European Europe Asian Asia African Africa Latin America North South East West Western Eastern Northern Southern Central Middle Atlantic Pacific Christian Jewish Catholic
  Day Year Rule Code Act Article Section Clause Eve Scot Bermudian Internet Web Covid Brexit War Street Plan Project Group's Phase Part
  Whether Whoever Whatever Besides Unlike Given Following Including Regarding Amid Beside Beyond Plus Minus Versus Together Elsewhere Otherwise Therefore Furthermore Nevertheless
  Nonetheless Accordingly Consequently Finally Initially Originally Previously Currently Eventually Ultimately Reportedly Apparently Clearly Obviously Naturally Certainly Probably
  Possibly Separately Similarly Likewise Additionally Overall Afterwards Rumours Talks Add Relations Letter
  Class Series Tier Chapter Exhibit Updated IST EDT PST PDT JST HKT BST SGT AEST
  Rs Takeover Highlights Notes NOTES Key Background About Contact Photo Source Related Quick Update Breaking Opinion Analysis
`);

/** Given names, for telling people from companies. */
export const GIVEN_NAMES = words(`
  Aage Adam Adrian Aiko Akio Akira Alain Alan Albert Alberto Alejandro Aleksandr Alessandro Alex Alexander Alexandre Alexei Alfonso Alfred Ali Alice Alfredo Amancio Amir Ana Andrea Andreas Andrei Andrew André
  Angela Anna Anne Anders Anthony Antoine Antonio António Ari Armin Arnaud Arnault Arne Arthur Arturo Ashwani Astrid Augusto Barbara Beatriz Ben Benedita Benjamin Bernard Bernd Bert Bill Bjarne Bjorn Bo Bob Boris Brian
  Bruno Carl Carla Carlo Carlos Carmen Carol Caroline Catherine Charles Chris Christian Christina Christine Christophe Christopher Chung Claire Claude Claudia Clara Clotilde Cyrus Daniel Daniela Danielle David Davide Denis Dennis
  Diego Dieter Dimitri Dimitrios Dina Dirk Dmitry Dominique Don Donald Dorothea Duarte Eduardo Edward Eleanor Elena Eleni Elias Elisabeth Elizabeth Elon Emil Emily Emma Emmanuel Enrico Enrique Eric Erik Ernst Eva Fabio
  Federico Felipe Felix Ferdinand Fernando Filip Florian Francesco Francisco Franck François Frank Franz Fred Frederic Frédéric Friedrich Gabriel Gary Gaston Georg George Georges Gerard Gerhard Giancarlo Gianni Gilles Giorgio
  Giovanni Giuseppe Greg Gregory Greta Guido Guillaume Gustav Gustavo Hans Harald Harry Hassan Heinrich Heinz Helen Helena Helga Helmut Henning Henri Henrik Henry Herbert Hideo Hiroshi Hiroto Holger Hugo Ian Ibrahim Ichiro Ignacio Igor
  Ingrid Ingvild Inés Isabel Ivan Jack Jacob Jacques James Jan Jane Janet Jason Javier Jean Jeff Jennifer Jens Jerome Jérôme Jim Joachim Joan Joao João Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph José
  Juan Juergen Jürgen Julia Julie Jun Karen Karin Karl Karsten Kate Katharina Kathleen Kazuo Keiko Keith Ken Kenichi Kenji Kevin Kim Klaus Koji Konrad Kurt Lars Laura Laurent Lee Leif Lena Leo Leon Leonardo Li Linda Lisa Lorenzo Louis Louise
  Luca Lucas Luciano Ludwig Luigi Luis Luke Maarten Makoto Manuel Marc Marcel Marco Marcus Margaret Maria Mariano Marie Marina Mario Mark Markus Marta Martha Martin Martina Mary Masahiro Masayoshi Massimo Mathias Matteo Matthew Matthias Maurice
  Mauro Max Maximilian Michael Michel Michele Michelle Miguel Mika Mikael Mike Mikhail Mohamed Mohammed Monica Nadia Naoto Natalia Nathalie Neil Nelson Nicholas Nick Nicola Nicolas Niels Nikolai Nils Nina Nobuo Noel Norbert Nora Olaf Ole Oleg Oliver
  Olivier Olof Oscar Osamu Otto Pablo Paolo Pascal Patricia Patrick Paul Paula Paulo Pavel Pedro Peer Per Peter Philip Philipp Philippe Pierre Pieter Pilar Rachel Rafael Rahul Rainer Raj Rajesh Ralf Ralph Ramon Ratan Raul Raymond Rebecca Renate
  René Ricardo Riccardo Richard Rita Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ronald Rosa Rudolf Rupert Ruth Ryan Sabine Sam Samuel Sandra Sara Sarah Satoshi Sebastian Serge Sergei Sergey Sergio Shigeru Silvia Silvio Simon Sofia Sonia
  Sophie Stefan Stefano Stephan Stephen Steve Steven Stuart Sue Susan Sven Sylvie Takashi Takeshi Tanya Tatiana Ted Teresa Teófilo Thomas Theirry Thierry Tim Timothy Tobias Tom Tomas Toru Torgny Tony Udo Ulrich Ulrik Urs Ursula Vagit Valentina Valerie Vera Victor
  Victoria Viktor Vincent Vincenzo Vittorio Vladimir Walter Warren Washington Werner Wendelin Wilhelm Will William Willem Winfried Wolfgang Xavier Yann Yasuhiro Yoshiaki Yuki Yuri Yves Yvonne Zhang Zhou Wang Wei Liu Chen Yoko Íñigo Inigo Ilse Ines Jiri Katrin Mireille Odile Solène Sander Joost Wim Koen Femke Rasmus Søren Soren Mette Kirsten Freja Aino Eero Juha Timo Matti Kari Risto Pekka Seppo Agnieszka Krzysztof Piotr Tomasz Andrzej Jerzy Wojciech Zbigniew Milan Goran Dragan Zoran Nikola Vuk
  Priya Anil Mukesh Sanjay Vijay Arun Ravi Sunil Deepak Kumar Anand Suresh Ramesh Kiran Vikram Rohan Meera Lakshmi Hyun Joon Min Sang Dong Jae Seung Young Jin Hee Soo Kyung Eun Ming Hong Jing Xiao Yan
  Abel Abigail Achim Adolf Adolphus Agnes Agnès Ahmed Akihiko Akinori Albrecht Aldo Alec Alejandra Alexandra Alexandru Alexis Alicia Alison Allan
  Alois Alonso Alvaro Álvaro Amanda Amar Amelia Amit Amos Amy Anatoly Andre Angel Angelo Anita Anja Anjali Anke Ann Annabel Anneliese Annette Annie
  Ansgar Antoinette Anton Antonella Antonia Anurag Anwar Aristotelis Arlene Arnold Arvind Ashish Ashok Atsushi Audrey Aurélie Axel Ayman Aziz Bart
  Bartholomew Bashar Beate Beatrice Benedict Benedikt Benny Benoît Benoit Bernardo Bernhard Bertrand Beth Betsy Betty Beverly Bharat Birgit Björn
  Blaise Blake Bobby Bogdan Brad Bradley Brandon Brendan Brent Brett Bridget Bruce Bryan Bryant Burkhard Byron Calvin Cameron Camille Carmelo Carolyn
  Carsten Cary Casey Casper Cathy Cecilia Cécile Cedric Cédric Cem Cesar César Chad Charlotte Chiara Chloe Chloé Christa Christel Christer Christoph
  Christos Chuck Cindy Claudine Claudio Claus Clayton Clement Clément Cliff Clifford Clive Colin Colleen Connie Conor Constantin Cordelia Corinne
  Cornelia Cornelis Cornelius Costas Courtney Craig Crispin Cristiano Cristina Curt Curtis Cynthia Dalia Damian Damien Damon Dan Dana Dane Danilo
  Danny Darrell Darren Dave Dawn Dean Debbie Deborah Debra Delphine Denise Derek Derrick Desmond Detlef Devin Diana Diane Dimitris Dmitri Domenico
  Dominic Donna Doris Dorothy Doug Douglas Duncan Dustin Dylan Eberhard Eckhard Edgar Edith Edmond Edmund Edoardo Eduard Edwin Egon Eileen Elaine Eli
  Elise Eliza Ella Ellen Elliot Elmar Elsa Elvira Emanuele Emilia Emilio Emine Emre Ercole Erich Erika Erin Ernest Ernesto Ernie Erwin Esteban Esther
  Ethan Etienne Étienne Eugen Eugene Eugenio Evan Evelyn Evgeny Ewald Fabian Fabien Fabrice Fabrizio Faisal Farid Fatima Fausto Fay Felicia Felicity
  Ferenc Fergus Fernand Fiona Flavio Floyd Fokke Frances Francine Francis Frans Freddie Frederick Fredrik Fritz Fulvio Gabriela Gabriele Gareth Gavin
  Gaël Geert Gemma Gene Geoff Geoffrey Gerald Geraldine Gerd Germaine Gerrit Gertrud Giacomo Gianluca Gianmario Gideon Gil Gilbert Gina Gino Giulia
  Giulio Glen Glenn Gloria Gonzalo Gordon Grace Graeme Graham Grégoire Gudrun Guenter Guenther Gunnar Gunther Günter Günther Gus Guy Gwen Hakan Håkan
  Hannah Hannes Hannelore Harriet Hartmut Harvey Heather Hector Heidi Heike Heiko Heiner Hella Henk Henriette Herman Hermann Hervé Hilary Hilde Hilmar
  Hiroaki Hiroyuki Holly Horacio Horst Howard Hubert Hugh Humphrey Hussein Ilya Imran Inge Inga Ingo Ingvar Irene Irina Iris Irwin Isaac Isabella
  Isabelle Isidro Ismail Ivo Jackie Jacek Jacqueline Jaime Jakob Jamal Jamie Jamsetji Janice Janine Jared Jarrod Jasmine Jay Jayne Jean-Claude
  Jean-François Jean-Louis Jean-Marc Jean-Paul Jean-Pierre Jeffrey Jenny Jeremy Jerry Jessica Jesús Jill Jimmy Jo Joaquim Joaquín Jochen Jody Joerg
  Joey Jonny Jordi Jörg Josephine Josh Joshua Josephus Joyce Juan-Carlos Judith Judy Jules Julian Juliana Juliet Julio Julius Junichi Justin Jutta
  Kaan Kai Karl-Heinz Karla Karol Kasper Katherine Kathryn Kathy Katia Katsuaki Katsumi Kazuhiro Kelly Kenneth Kenny Kenta Kerry Khalid Kirk Kirsty
  Kiyoshi Kjell Klaas Koichi Kostas Kris Krishna Kristen Kristian Kristin Kristina Kyle Kyoko Lachlan Lance Larry Lasse László Lauren Laurence Laurie
  Lawrence Leandro Leigh Len Lennart Leonard Leonid Leopold Leroy Les Leslie Lewis Liam Liane Liisa Lilian Lily Lindsay Lionel Lizzie Lois Lorenz
  Lorraine Lothar Lou Louisa Luc Lucia Lucie Lucien Lucy Lukas Lutz Lynn Madeleine Magnus Maggie Mahmoud Maksim Malcolm Malte Mamoru Manfred Manish
  Manoj Marcelo Marcello Marcin Marcia Marek Margareta Margarita Margot Marian Marianne Marilyn Marion Marisa Marissa Mariya Marjorie Marlene Martijn
  Marty Marvin Masaaki Masaki Mats Mattias Maud Maureen Maurizio Mauricio Maxim Maxime Megan Mehmet Melanie Melinda Melissa Melvin Meredith Mia Micah
  Michał Michela Mihail Mildred Miles Milton Mindy Minoru Miriam Mitch Mitsuru Mohammad Moira Mona Moritz Mostafa Muhammad Murray Mustafa Nabil Nancy
  Naomi Napoleon Nasser Natasha Nathan Nathaniel Neal Ned Nelly Nicole Nicolò Nigel Nikhil Nikita Niklas Nikolaus Nikos Ninan Nitin Noah Nobuaki
  Norihiko Norman Olga Olivia Omar Oskar Osman Otmar Owen Paddy Paige Pamela Pat Patrice Patrizio Paulina Pauline Peggy Penelope Penny Percy Perry
  Petr Petra Petros Phil Phillip Phyllis Pia Piero Pietro Pim Polly Prakash Pradeep Pramod Quentin Rachael Rafal Raffaele Raghuram Rajat Rajiv Rakesh
  Randall Randy Raphael Raphaël Rashid Ray Rebekah Reed Regina Reginald Reiner Reinhard Reinhold Rémi Remi Renato Renee Renée Rex Rhonda Rick Ricky
  Rob Robbie Roberta Robyn Rocco Rod Roderick Rodney Roel Rohit Romain Ron Rory Rosemary Ross Rowan Roy Rubén Ruben Rüdiger Rufus Russ Russell Rustam
  Ruud Sabrina Sachin Sakari Sally Salvatore Samantha Sameer Samir Samira Sanjeev Sapna Saskia Saul Sean Sebastián Serena Seth Shane Shannon Sharon
  Shaun Shawn Sheila Shelly Sheri Sherry Shigeo Shiv Shohei Shunichi Sid Sidney Siegfried Sigmar Sigrid Simone Siobhan Sonja Spencer Stacey Stacy Stan
  Stanislav Stanley Stef Stefania Stella Stephane Stéphane Stephanie Steen Stewart Stina Sudhir Suzanne Svetlana Sylvain Sylvia Tadashi Takahiro Takao
  Takeo Tamara Tammy Tarek Tatsuya Tetsuya Thaddeus Theo Theodore Theresa Thibault Thilo Thorsten Tina Toby Todd Tommaso Tommy Torben Torsten
  Toshihiro Toshiaki Tracey Tracy Travis Trevor Tricia Tristan Troy Tsuyoshi Tyler Ulf Ulla Ulrike Umberto Unai Uwe Valentin Valerio Valéry Vanessa
  Vasily Vernon Veronica Vicki Vicky Vikas Vinay Vinod Virginie Vishal Vitaly Vivek Vivian Vyacheslav Wanda Wayne Wendy Wes Wesley Wilfried Wilhelmina
  Wilma Winston Xiaoping Yannick Yasser Yasushi Yves-Thibault Yevgeny Yoichi Yolanda Yoshihiro Yoshinobu Youssef Yukio Yury Yusuf Zachary Zoe Zoltan
  Zoltán Zygmunt
`);

/** Words that open the full name of a state or region. */
export const POLITIES = words(
  'Republic Kingdom Sultanate State Government Emirate Principality Commonwealth Province Duchy Municipality City Canton County Land',
);
