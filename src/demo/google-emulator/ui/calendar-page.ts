import type { Person } from '../core/state.ts'
import { escapeHtml, page } from './html.ts'

function option({ email, name }: Person): string {
  return `<option value="${escapeHtml(email)}">${escapeHtml(name)} · ${escapeHtml(email)}</option>`
}

const DIALOG = `<dialog id="editor" aria-labelledby="editor-heading"><form method="dialog" id="editor-form">
  <h2 id="editor-heading">Event</h2>
  <p class="note" id="editor-note"></p>
  <label>Title<input name="summary" autocomplete="off"></label>
  <label class="check"><input type="checkbox" name="done"> ✓ in front of the title</label>
  <label>Calendar<select name="calendarId"></select></label>
  <label class="check"><input type="checkbox" name="allDay"> All day</label>
  <div class="row"><label>From<input type="date" name="startDate" required></label><label class="clock">at<input type="time" name="startTime" step="300"></label></div>
  <div class="row"><label>To<input type="date" name="endDate" required></label><label class="clock">at<input type="time" name="endTime" step="300"></label></div>
  <label>Show as<select name="transparency"><option value="opaque">Busy</option><option value="transparent">Free</option></select></label>
  <label>Description<textarea name="description" rows="3"></textarea></label>
  <div class="answers" id="editor-answers"><span>Going?</span>
    <button type="button" data-answer="accepted">Yes</button><button type="button" data-answer="tentative">Maybe</button><button type="button" data-answer="declined">No</button></div>
  <p class="error" id="editor-error" role="alert"></p>
  <div class="actions"><button type="button" id="editor-delete" class="danger">Delete</button>
    <button type="button" id="editor-delete-series" class="danger">Delete series</button><span class="spring"></span>
    <button type="button" id="editor-cancel">Cancel</button><button type="submit" class="primary">Save</button></div>
</form></dialog>`

/** The calendar page; all data comes in by /emulator/ui/week. */
export function calendarPage(people: readonly Person[]): string {
  const body = `<header class="top">
    <h1>Google Calendar <span class="badge">emulator</span></h1>
    <nav aria-label="Week"><button id="today">Today</button><button id="previous" aria-label="Earlier">‹</button><button id="next" aria-label="Later">›</button></nav>
    <h2 id="range" aria-live="polite"></h2><span class="spring"></span>
    <details class="pushes"><summary>Pushes <span class="badge" id="push-count">0</span></summary>
      <div class="pushes-panel"><p>What this Google told the programs that watch the calendars, the newest first.</p><ol id="push-list"></ol></div></details>
    <label class="quiet"><span class="visually-hidden">Person</span><select id="person">${people.map(option).join('')}</select></label>
    <button id="add" class="primary">+ Event</button></header>
  <nav aria-label="Calendars"><ul id="calendars" class="calendars"></ul></nav>
  <main id="week" class="week" aria-label="Week view"></main>${DIALOG}
  <div id="toast" class="toast" role="status"></div>`
  return page(
    'Google Calendar (emulator)',
    body,
    '<script type="module" src="/emulator/ui/main.js"></script>',
  )
}
