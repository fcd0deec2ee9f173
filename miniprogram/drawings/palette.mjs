/** The look's colours (look.css) that drawings need; every multi-coloured drawing exists once per theme. */
export const palettes = {
  light: {
    paper: '#FAF7F1', card: '#FFFFFF', cloth: '#F4EEE2', edge: '#DCD2BF', pale: '#BDB29E', ink: '#1E2326',
    ink2: '#5B6166', brand: '#B3312C', fill: '#B3312C', done: '#2F6B4F', horn: '#2B3033', rim: '#FFFFFF',
    thread: '#D9564C', shade: '#5E4C2C', deep: '#3A2A20', lip: '#CDBFA6', hole: '#FFFFFF',
  },
  dark: {
    paper: '#15130F', card: '#1F1C17', cloth: '#1B1814', edge: '#40392E', pale: '#6B6253', ink: '#EDE7DC',
    ink2: '#A9A193', brand: '#E0635C', fill: '#B5413B', done: '#86BC9F', horn: '#DDD3C1', rim: '#15130F',
    thread: '#C23E37', shade: '#000000', deep: '#080706', lip: '#5A5142', hole: '#1F1C17',
  },
};
