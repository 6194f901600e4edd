/** Two small op-eds as an analyst would have them: text saved from a page, and the page itself. */

export const TEXT_OP_ED = {
  name: 'quiet-border.txt',
  mimeType: 'text/plain',
  text: `A quiet border – The Valley Herald – VALLEYHERALD.EXAMPLE

By Mira Sand

The two governments have kept the ceasefire for three years. Trade across the river has doubled, and nobody disputes the figure.

In 1975 the Helsinki Final Act tied borders to rights. It took fifteen years to matter.

They should publish the gauge readings every day, from both banks, in one table. Without shared numbers every negotiation starts from two different rivers.

Published in The Valley Herald, March 16th, 2025

Leave a Reply

Your email address will not be published.
`,
};

export const HTML_OP_ED = {
  name: 'joint-patrols.html',
  mimeType: 'text/html',
  text: `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Joint patrols: a second look | The Upstream Post</title>
<meta property="og:title" content="Joint patrols: a second look">
<meta property="og:site_name" content="The Upstream Post">
<meta property="article:published_time" content="2025-03-11T08:00:00Z">
<meta name="author" content="Hamid Qureshi"></head><body>
<nav><a href="/">Home</a> <a href="/opinion">Opinion</a></nav>
<article><h1>Joint patrols: a second look</h1>
<p>Joint patrols sound bolder than they are. Two boats that meet at noon and part at one prevent little, and everyone on the water knows it.</p>
<p>“They are a photograph, not a policy,” one retired commander told this newspaper, and the record of the last decade bears him out in every season but one.</p>
<h2>What worked before</h2>
<p>The hotline of 1991 worked because it was dull. Officers spoke every Tuesday, whether there was news or not, and so the line was warm when there was.</p>
<img src="https://ads.example/pixel.png" alt="A grey patrol boat at anchor">
<p>The two navies should test the line weekly and publish that they did; the cost is a telephone call.</p></article>
<section class="comments"><h3>Leave a comment</h3><form><textarea></textarea><button>Post</button></form></section>
<script>fetch('https://tracker.example/')</script></body></html>`,
};

export const asFile = ({ name, mimeType, text }: typeof TEXT_OP_ED) => ({
  name,
  mimeType,
  buffer: Buffer.from(text, 'utf8'),
});
