/**
 * Lines that belong to a web page and not to the article on it: comment forms, share bars, related stories.
 * Each pattern must match a whole short line; a paragraph that mentions comments is not a comment form.
 */

import { endsLikeSentence } from './unit.ts';

export interface Furniture {
  /** What the line was taken for, as shown in the report. */
  readonly reason: string;
  /** Whether a tail under it may hold paragraphs, as a list of readers' comments does. */
  readonly mayHoldProse: boolean;
  /** Whether the line is furniture wherever it stands, alone in the middle of an article too. */
  readonly isSelfContained: boolean;
}

interface Row extends Furniture {
  readonly pattern: RegExp;
}

/** Longest line that can be furniture, in UTF-16 units. */
const MAX_LENGTH = 240;

function row(reason: string, pattern: RegExp, more: Partial<Furniture> = {}): Row {
  return { reason, pattern, mayHoldProse: false, isSelfContained: false, ...more };
}

const ROWS: readonly Row[] = [
  row(
    'comment form',
    /^(?:leave (?:a|your) (?:reply|comment)|(?:post|write|add|submit) (?:a|your) comment|join the (?:conversation|discussion)|have your say|cancel reply|جواب دیں|تبصرہ کریں|اترك (?:تعليق|رد)[\p{L}\p{M}]{0,3}|laisser un commentaire|deja (?:un comentario|una respuesta)|schreibe einen kommentar|deixe um comentário|lascia un commento|发表评论|我要评论|コメントを残す)(?: (?:cancel reply|to [^.]{1,40}|on [^.]{1,100}|annuler la réponse|cancelar (?:la )?respuesta|antworten abbrechen))?[:.!…]?$/iu,
    { mayHoldProse: true, isSelfContained: true },
  ),
  row(
    'comment form',
    /^(?:your email address will not be published|required fields are marked|you must be logged in to (?:post a )?comment|log ?in to (?:leave|post) a comment|save my name,? email|notify me of (?:new|follow-?up) (?:comments|posts)|votre adresse e-?mail ne sera pas publiée|tu dirección de correo electrónico no será publicada|deine e-mail-adresse wird nicht veröffentlicht|آپ کا ای میل ایڈریس شائع نہیں کیا جائے گا|لن يتم نشر عنوان بريدك)/iu,
    { mayHoldProse: true, isSelfContained: true },
  ),
  row(
    'comments',
    /^(?:(?:view |read |show |see |load |hide )?(?:all |more )?(?:\d{1,5} )?(?:comments?|replies|responses)(?: \(\d{1,5}\)| ?\[\d{1,5}\])?(?: (?:closed|are closed|on this story))?|\d{1,5} thoughts? on .{1,180}|reader(?:s['’]|['’]s)? comments|conversation|discussion about this post|تبصرے(?: \(?\d+\)?)?|التعليقات|kommentare(?: \(\d+\))?|commentaires(?: \(\d+\))?|comentarios(?: \(\d+\))?|评论|网友评论)[:.]?$/iu,
    { mayHoldProse: true },
  ),
  row(
    'share bar',
    /^(?:like this (?:story|article|post)\? .{0,80}|liked? (?:it|this)\? share .{0,60}|(?:please )?share(?: (?:this|the)(?: (?:article|story|post|page|entry))?)?(?: (?:on|via|with) .{1,80})?|share on .{1,80}|click to (?:share|email|print|tweet) .{1,120}|tweet(?: this)?|like this|like loading|(?:facebook|twitter|x|linkedin|whatsapp|telegram|email|print|copy link|pinterest|reddit|messenger|instagram|youtube)(?:[ ,|/·•]+(?:facebook|twitter|x|linkedin|whatsapp|telegram|email|print|copy link|pinterest|reddit|messenger|instagram|youtube|and|share))*|email this(?: article)?|print this(?: article)?|partager|teilen|compartir|شیئر کریں|مشاركة|分享到?)(?: ?[:：…])?(?: (?:facebook|twitter|whatsapp|email|print|linkedin|x)){0,8}$/iu,
    { isSelfContained: true },
  ),
  row(
    'related stories',
    /^(?:related(?: (?:articles?|stories|story|posts?|news|topics|reading|content|coverage|links|items))?|more (?:stories|articles|news|from .{1,60}|on this(?: (?:story|topic))?|in .{1,40}|like this)|recommended(?: (?:for you|stories|reading|articles))?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|what (?:to )?read next|related post|also (?:read|in .{1,40})|see also|further reading from .{1,60}|most (?:read|popular|viewed|shared|commented)(?: .{1,30})?|trending(?: (?:now|stories))?|latest (?:news|stories|articles|posts|from .{1,40})|top stories|editor['’]?s['’]? (?:picks?|choice)|(?:popular|recent|trending|top) (?:posts|stories|articles|news)|(?:popular|trending) (?:this week|today|now)|want more (?:stories )?like this|more articles (?:from|by) .{1,60}|(?:next|previous|prev) (?:article|post|story|up)|read next|up next|don['’]t miss|from the archives?|around the web|promoted (?:content|stories)|read more|متعلقہ خبریں|مزید پڑھیں|اقرأ أيض[اً]{1,2}|مواضيع ذات صلة|à lire aussi|lire aussi|sur le même sujet|lesen sie auch|mehr zum thema|das könnte sie auch interessieren|artículos relacionados|le puede interesar|artigos relacionados|leia também|articoli correlati|leggi anche|相关(?:阅读|新闻|文章|链接)|延伸阅读|推荐阅读|関連記事)[:：…?.]{0,3}$/iu,
  ),
  row(
    'link to another story',
    /^(?:(?:also )?read (?:more|also|next|this)|also read|read|see (?:also|more)|related(?: post| story| article)?|recommended|more on this|watch|listen|don['’]t miss|à lire aussi|lire aussi|lesen sie auch|lea también|leia também|leggi anche|اقرأ أيضًا|اقرأ أيضا|مزید پڑھیں)(?: (?:article|story|stories))?\s?[:：|»>]+\s?.{5,200}[^.!?。۔؟]$/iu,
    { isSelfContained: true },
  ),
  row(
    'newsletter box',
    /^(?:(?:subscribe|sign up|register)(?: (?:now|today|here|free))?(?:$|[!.:]| (?:to|for) (?:our|the|my|this|receive|get) .{1,160})|get (?:the latest|our|the best|daily|breaking) .{1,160}(?:inbox|newsletters?|alerts?|email)\b.{0,60}|join (?:our|the) (?:newsletter|mailing list|whatsapp|telegram).{0,120}|(?:our|daily|weekly|the|free)? ?newsletters?(?: sign-?up)?|enter your email(?: address)?.{0,100}|thank you for (?:subscribing|signing up).{0,100}|support (?:our|independent) journalism.{0,120}|已订阅|订阅.{0,30})$/iu,
    { isSelfContained: true },
  ),
  row(
    'subscription notice',
    /^(?:already (?:a |have a )?(?:subscriber|subscribed|subscription|member|registered)\b.{0,60}|(?:subscribe|sign up|register|log ?in|sign in)(?: now| today)? to (?:continue|keep|finish) reading\b.{0,60}|to (?:continue|keep) reading,? .{0,60}|this (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) (?:paying |registered )?(?:subscribers|members)\b.{0,60}|(?:continue|keep) reading (?:for free|with (?:a|an) .{1,40}(?:subscription|account|trial)).{0,40}|unlock (?:this|the full) (?:article|story).{0,60}|you have (?:read )?\d{1,2} (?:free )?articles? (?:left|remaining).{0,60}|bereits abonnent.{0,60}|jetzt weiterlesen.{0,60}|déjà abonné.{0,60}|(?:cet )?article réservé aux abonnés.{0,40}|¿?ya eres suscriptor.{0,60})$/iu,
    { isSelfContained: true },
  ),
  row(
    'cookie notice',
    /^(?:(?:we|our (?:web)?sites?|this (?:web)?site) (?:and our partners )?uses? cookies.{0,200}|by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site.{0,200}|accept (?:all )?cookies|accept all|reject all|manage (?:cookies|preferences|consent|options)|cookie (?:policy|settings|preferences|notice)|privacy (?:settings|preferences))$/iu,
    { isSelfContained: true },
  ),
  row(
    'advertisement',
    /^(?:advertisements?|advert|ad|sponsored(?: content)?|promoted|story continues below(?: this)?(?: ad(?:vertisement)?)?|article continues (?:after|below) (?:this )?ad(?:vertisement)?|advertisement - scroll to continue|- advertisement -|اشتہار|anzeige|publicité|publicidad|广告)$/iu,
    { isSelfContained: true },
  ),
  row(
    'tag list',
    /^(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|tagged(?: with| as)?|keywords|标签|关键词|ٹیگز)\s?[:：]\s?.{1,200}$/iu,
  ),
  row(
    'follow links',
    /^(?:(?:click here|get) (?:to )?(?:get )?the .{1,40} app|follow (?:us|dawn|me|the author|@\w+|.{1,40}) on .{1,120}|like us on .{1,60}|find us on .{1,60}|follow us|download (?:the|our) .{1,40}app.{0,60}|get it on google play|责任编辑.{0,40})$/iu,
    {
      isSelfContained: true,
    },
  ),
  row(
    'image credit',
    /^(?:[([]\s?)?(?:(?:photos?|images?|pictures?|illustrations?|graphics?|credits?|photo credit|image credit|photograph|foto|fotos|bild|bilder|grafik|abbildung|crédits?|crédit photo|imagen|foto de|fotografía|fonte|图片来源|图|摄影|تصویر)(?: by| de| von| credits?| source)?\s?[:：©/|]|(?:©|\(c\))(?!\s?\d{4}))\s?.{2,120}[^.!?]$/iu,
    { isSelfContained: true },
  ),
  row(
    'image label',
    /^(?:captions?|close|enlarge(?: (?:this )?image)?|(?:click|tap|hover) (?:to|for) (?:enlarge|expand|zoom|full ?screen)|(?:image|photo|slide|picture) \d{1,3} (?:of|\/) \d{1,3}|\d{1,3} ?(?:of|\/) ?\d{1,3}|next image|previous image|view (?:gallery|slideshow|full size)|open image in new (?:tab|window)|this slideshow requires javascript\.?|getty images|shutterstock|istock|reuters|afp|ap photo|dpa|symbolbild|bildquelle.{0,60}|show caption|hide caption|toggle caption|view fullscreen)$/iu,
    { isSelfContained: true },
  ),
  row(
    'author links',
    /^(?:view (?:author archive|all posts(?: by .{1,60})?|profile|more posts)|e-?mail the author|get author rss feed|follow author|more (?:from|by) (?:this author|the author)|see all (?:posts|articles) by .{1,60}|all posts by .{1,60})$/iu,
    { isSelfContained: true },
  ),
  row('copyright line', /^(?:©|\(c\)|copyright\b|all rights reserved\b).{0,200}$/iu),
  row(
    'site menu',
    /^(?:privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|contact(?: us)?|about(?: us)?|advertise(?: with us)?|site ?map|back to top|skip to (?:main )?content|menu|home|search|log ?in|sign in|my account|careers|rss|faq|help)(?:\s?[|·•/]\s?.{1,160})?$/iu,
  ),
];

/** Length from which a line that ends as a sentence is believed to be one, in UTF-16 units. */
const SENTENCE_LENGTH = 90;
/** Furniture that comes in whole sentences. */
const LONG_REASONS: ReadonlySet<string> = new Set(['comment form', 'cookie notice', 'copyright line']);

/** What a line of a page is, if it is not part of an article; null for anything that may be one. */
export function furnitureOf(line: string): Furniture | null {
  if (line === '' || line.length > MAX_LENGTH) return null;
  const text = line.replace(/^[\s•*▪◦»>→–—-]+|[\s»>→]+$/gu, '');
  const found = ROWS.find(({ pattern }) => pattern.test(text)) ?? null;
  const isSentence = text.length > SENTENCE_LENGTH && endsLikeSentence(text);
  return isSentence && found && !LONG_REASONS.has(found.reason) ? null : found;
}

/** Signs that lines under a heading are readers' comments. */
const COMMENT_SIGN =
  /^(?:reply|report|recommend(?: \d+)?|like(?: \d+)?|\d+ likes?|.{1,60} says:|.{1,60}\b(?:\d{1,3}|an?) (?:second|minute|hour|day|week|month|year)s? ago\b.{0,40}|.{0,60}\b\d{1,2}:\d{2} ?(?:[ap]m)?\b.{0,20}|name ?\*?|email ?\*?|website|comment ?\*?|submit|post comment|جواب دیں)$/iu;

/** Whether a line is the kind that stands around a reader's comment. */
export function isCommentSign(line: string): boolean {
  return line.length <= 140 && COMMENT_SIGN.test(line.trim());
}

/** Buttons and labels that stand between a headline and its article. */
const HEAD_LINE =
  /^(?:listen(?: to (?:this )?(?:article|story))?|\d{1,3} ?(?:-|–)? ?min(?:ute)?s?(?: read)?|reading time.{0,30}|read time.{0,30}|save(?: (?:article|story|for later))?|bookmark|gift(?: this)? article|print|text size.{0,20}|a ?a ?a|\d[\d,.]* (?:shares|views|comments?)|opinions?|editorials?|op-?eds?|comment|commentary|analysis|columns?|perspectives?|newspaper|today['’]s paper.{0,60}|loading\.{0,3}|play|pause|\d{1,2}:\d{2}(?: ?\/ ?\d{1,2}:\d{2})?|home ?(?:[>»›/].{1,120})?|you are here.{0,100}|image source.{0,60})$/iu;

/** Whether a line between headline and text is a button or a section label. */
export function isHeadFurniture(line: string): boolean {
  return line.length <= 140 && HEAD_LINE.test(line.trim());
}
